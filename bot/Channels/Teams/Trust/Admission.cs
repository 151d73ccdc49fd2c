using System.Text.Json;
using CsmBot.Channels.Web;

namespace CsmBot.Channels.Teams.Trust;

/// <summary>
/// Who may speak at <c>POST /api/messages</c>. Where Teams is set up, that is Teams, by its token and nothing else. Local mode beside it is told apart by the channel: what
/// bears no token speaks for the local page alone, and so can neither be taken for a conversation in Teams nor change one.
/// </summary>
public sealed partial class Admission(ILogger<Admission> log, bool local, TeamsApp? app = null, TokenCheck? tokens = null, ServiceAddresses? addresses = null)
{
    /// <summary>True for a request to Teams' endpoint that has to show a token; nothing of local mode applies to it.</summary>
    public bool IsForTeams(HttpRequest request) => NeedsToken(request) && request.Path.StartsWithSegments(ActivityEndpoint.Path);

    private bool NeedsToken(HttpRequest request) => app is not null && (!local || request.Headers.Authorization.Count > 0);

    /// <summary>What is known before the body is read.</summary>
    internal async Task<Admitted> Ask(HttpRequest request, CancellationToken cancel)
    {
        // Where neither Teams nor local mode is on there is nobody to be believed.
        if (app is null && !local) return new Admitted(this, null, Refuse(new Doubt(401, "neither Teams nor local mode is on"), request.HttpContext.Response));
        if (!NeedsToken(request)) return new Admitted(this, null, null);
        var (proof, doubt) = await tokens!.Check(request.Headers.Authorization, cancel);
        return new Admitted(this, proof, doubt is null ? null : Refuse(doubt, request.HttpContext.Response));
    }

    /// <summary>What an activity must say to fit what was proven, or to be local; null when it does.</summary>
    private IResult? Refusal(Proof? proof, JsonElement activity, HttpResponse response)
    {
        var reason = app is null ? null
            : proof is not null ? Misfit(proof, activity)
            : local && Activity.Word(activity, "channelId") == WebMessages.Channel ? null : "it bears no token, and is not of the local page";
        return reason is null ? null : Refuse(new Doubt(proof is null ? 401 : 403, reason), response);
    }

    private string? Misfit(Proof proof, JsonElement activity)
    {
        if (Activity.Word(activity, "channelId") is not ConnectorSender.WireName) return "the activity is not of the channel msteams";
        if (!proof.Endorsements.Contains(ConnectorSender.WireName)) return "the key that signed it is not endorsed for msteams";
        if (proof.ServiceUrl is null) return "the token names no serviceurl";
        if (Activity.Word(activity, "serviceUrl") is not { } address || !Same(proof.ServiceUrl, address)) return "the activity's serviceUrl is not the token's";
        if (!addresses!.Trusts(address)) return "the serviceUrl is not among the addresses that the bot speaks to";
        var tenants = new[] { Activity.Word(activity, "channelData", "tenant", "id"), Activity.Word(activity, "conversation", "tenantId") }.OfType<string>().ToList();
        if (tenants.Count == 0) return "the activity names no tenant";
        return tenants.All(t => Guid.TryParse(t, out var id) && app!.Tenants.Contains(id)) ? null : "its tenant is not among those allowed";
    }

    private static bool Same(string claimed, string said) => string.Equals(Trimmed(claimed), Trimmed(said), StringComparison.OrdinalIgnoreCase);

    private static string Trimmed(string address) => address.EndsWith('/') ? address[..^1] : address;

    /// <summary>The caller learns nothing that would help to do better; the log says why.</summary>
    private IResult Refuse(Doubt doubt, HttpResponse response)
    {
        Refused(log, response.HttpContext.Connection.RemoteIpAddress?.ToString() ?? "somewhere", doubt.Reason);
        if (doubt.Status == 401) response.Headers.WWWAuthenticate = "Bearer";
        if (doubt.Status == 503) response.Headers.RetryAfter = "10";
        return doubt.Status switch
        {
            401 => Problems.Of(401, "Unauthorized", "The request bears no valid token."),
            403 => Problems.Of(403, "Forbidden", "The bot does not take this activity."),
            _ => Problems.Of(503, "ServiceUnavailable", "The bot cannot check tokens now; send it again later."),
        };
    }

    [LoggerMessage(LogLevel.Warning, "Refused an activity from {Caller}: {Reason}")]
    private static partial void Refused(ILogger log, string caller, string reason);

    /// <summary>A request whose headers were looked at.</summary>
    internal sealed record Admitted(Admission Admission, Proof? Proof, IResult? Refusal)
    {
        /// <summary>Why the body does not fit them; null when it does.</summary>
        public IResult? RefusalOf(JsonElement activity, HttpResponse response) => Admission.Refusal(Proof, activity, response);
    }
}
