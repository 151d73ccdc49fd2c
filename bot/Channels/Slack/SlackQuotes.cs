using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Channels.Slack;

/// <summary>A message as the notes of a log entry: who wrote it and when, its words, and where it stands. The words are somebody else's and are taken for nothing but words.</summary>
internal sealed class SlackQuotes(SlackApi api, SlackPeople people, Workspaces workspaces, Store store)
{
    private const int MostCharacters = 1_600;

    /// <summary>What the log form is opened with.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Of(SlackPayload payload, CancellationToken cancel)
    {
        var text = SlackText.Plain(payload.Word("message", "text") ?? "", bot: null, user => Name(people.Known(payload.Home, user)));
        var words = text.Length > MostCharacters ? text[..MostCharacters].TrimEnd() + "…" : text;
        var written = SlackText.Written(payload.Word("message", "ts"));
        var values = new Dictionary<string, string> { ["words"] = words, ["notes"] = string.Join('\n', new[] { $"{await Author(payload, cancel)}: {words}", await Link(payload, cancel) }.OfType<string>()) };
        if (written is { } at) values["written_at"] = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
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
