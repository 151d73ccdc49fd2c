using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Channels.Slack;

/// <summary>A message as the notes of a log entry: who wrote it and when, its words, and where it stands. The words are somebody else's and are taken for nothing but words.</summary>
internal sealed class SlackQuotes(SlackApi api, SlackPeople people, Workspaces workspaces, Store store)
{
    /// <summary>What <see cref="Cards.Verbs.LogFrom"/> is given.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Of(SlackPayload payload, CancellationToken cancel)
    {
        var values = new Dictionary<string, string>
        {
            ["text"] = SlackText.Plain(payload.Word("message", "text") ?? "", bot: null, user => Name(people.Known(payload.Home, user))), ["by"] = await Author(payload, cancel),
        };
        if (SlackText.Written(payload.Word("message", "ts")) is { } at) values["at"] = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        if (await Link(payload, cancel) is { } link) values["link"] = link;
        return values;
    }

    private async Task<string> Author(SlackPayload payload, CancellationToken cancel) =>
        payload.Word("message", "user") is { } user ? Name(await people.Email(payload.Home, user, cancel)) ?? payload.Word("message", "username") ?? "Somebody"
        : payload.Word("message", "username") ?? "Somebody";

    private async Task<string?> Link(SlackPayload payload, CancellationToken cancel) =>
        payload is { Channel: { } channel, Ts: { } ts } && await workspaces.Of(payload.Home, cancel) is { } workspace
            ? (await api.Ask(payload.Home, workspace.Token, "chat.getPermalink", [new("channel", channel), new("message_ts", ts)], cancel)).Word("permalink") : null;

    private string? Name(string? email)
    {
        People team = store.Book.People;
        return team.Find(email) is var found and >= 0 && team.History(found) is [.., var newest] ? newest.Name : null;
    }
}
