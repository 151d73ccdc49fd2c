using CsmBot.Access;
using System.Text.Json.Nodes;
using CsmBot.Cards;
using CsmBot.Cards.Slack;
using CsmBot.Cards.Templates;
using CsmBot.Conversations;
using CsmBot.Data;

namespace CsmBot.Channels.Slack;

/// <summary>Type-ahead in a modal's fields. Who is not known, or not known soon enough, is offered nothing.</summary>
internal sealed class SlackSuggestions(SlackPeople people, Turn turn, PersonLimits limits, Store store, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<JsonObject> Of(SlackPayload payload, CancellationToken cancel)
    {
        if (!await IsKnown(payload, cancel)) return SlackOptions.Render([]);
        var field = payload.Word("block_id") ?? "";
        var typed = payload.Word("value");
        IReadOnlyList<Choice> found = Modal.Hidden(payload.Word("view", "private_metadata")).Datasets.GetValueOrDefault(field) switch
        {
            LogFormCard.Dataset => TypeAhead.Accounts(store.Book, typed),
            AlertFormCard.People => TypeAhead.People(store.Book, typed, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)),
            _ => [],
        };
        return SlackOptions.Render(found);
    }

    private async Task<bool> IsKnown(SlackPayload payload, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try { return await people.Email(payload.Home, payload.User, limit.Token) is var person && turn.Knows(person) && limits.MayLook(person); }
        catch (Exception error) when (error is SlackUnreachable || (error is OperationCanceledException && !cancel.IsCancellationRequested)) { return false; }
    }
}
