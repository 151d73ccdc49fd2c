using System.Text.Json;

namespace CsmBot.Channels.Slack;

/// <summary>What an answer that is not <c>ok</c> asks of us. A closed set.</summary>
internal enum Consequence
{
    /// <summary>Try again, when Slack says if it says.</summary>
    Again,

    /// <summary>The blocks are not taken: say the same in plainer ones.</summary>
    Plainer,

    /// <summary>The conversation is not there, or not for us, any more.</summary>
    Gone,

    /// <summary>The token does not hold, or may not do this: somebody has to install the app again.</summary>
    Reinstall,

    /// <summary>It will never work.</summary>
    Never,
}

/// <summary>An answer of the Web API: failures come with status 200 and <c>"ok": false</c>.</summary>
/// <param name="Error">Slack's word for what is wrong; null when all is well.</param>
/// <param name="After">How long Slack wants to be left alone.</param>
internal sealed record SlackAnswer(string? Error, JsonElement Body, TimeSpan? After = null)
{
    public bool Ok => Error is null;

    public string? Word(params ReadOnlySpan<string> path) => Json.Word(Body, path);

    /// <summary>The error with what Slack says about it: <c>missing_scope (needs users:read.email)</c>.</summary>
    public string Reason => Word("needed") is { } needed ? $"{Error} (needs {needed})" : Json.Items(Body, "response_metadata", "messages").FirstOrDefault() is { ValueKind: JsonValueKind.String } said ? $"{Error} {said}" : Error ?? "";

    public Consequence Consequence => Error switch
    {
        "ratelimited" or "rate_limited" or "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout" or "team_added_to_org" or "no_answer" => Consequence.Again,
        "invalid_blocks" or "invalid_blocks_format" or "msg_blocks_too_long" => Consequence.Plainer,
        "channel_not_found" or "not_in_channel" or "is_archived" or "user_not_found" or "user_disabled" or "cannot_dm_bot" or "user_not_visible" => Consequence.Gone,
        "invalid_auth" or "not_authed" or "account_inactive" or "token_revoked" or "token_expired" or "no_permission" or "missing_scope" or "org_login_required"
            or "ekm_access_denied" or "team_access_not_granted" or "access_denied" or "not_allowed_token_type" => Consequence.Reinstall,
        // An answer that is none of Slack's: a proxy, a fault.
        { } status when status.StartsWith("http_5", StringComparison.Ordinal) || status is "http_408" or "http_429" => Consequence.Again,
        _ => Consequence.Never,
    };
}
