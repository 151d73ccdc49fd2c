using CsmBot.Accounts;
using CsmBot.Cards.Templates;
using CsmBot.Interactions;

namespace CsmBot.Conversations;

/// <summary>For which fires drafts are: those that were said or that firefighting at an account with one open fire is for are linked at once; else it is asked about, once a log.</summary>
/// <param name="Drafts">Linked where that is clear.</param>
/// <param name="Said">What the reader should know: "Linked to the open fire FC-3."</param>
/// <param name="Asked">Open fires that it may have been for.</param>
/// <param name="Unknown">Why nothing is logged: the fire that was named is not known.</param>
internal sealed record FireLinks(IReadOnlyList<Draft> Drafts, IReadOnlyList<string> Said, IReadOnlyList<LoggedFire> Asked, string? Unknown = null)
{
    private const int MostAsked = 3;

    public bool Tells => Said.Count + Asked.Count > 0;

    public static FireLinks Of(Scene scene, IReadOnlyList<Draft> drafts)
    {
        var (linked, said, asked) = (new List<Draft>(), new List<string>(), new List<LoggedFire>());
        var asOf = new AsOf(scene.Book, scene.Moment);
        foreach (var draft in drafts)
        {
            if (draft.FireId is { } id)
            {
                if (Known(scene, asOf, id) is not { } fire) return new(drafts, [], [], $"I know no fire “{id}”, so nothing was logged. “open fires” lists those that burn; say it again with its number, or without.");
                Link(draft, fire);
            }
            else if (draft.FireOf is { } named && Newest(asOf, named) is { } its) Link(draft, its);
            else if (draft.AccountId is { } account && At(asOf, account).Where(f => Fires.IsOpen(asOf, f) && asOf.Days.Day(f.OpenedAt) <= draft.OccurredOn).ToList() is { Count: > 0 } open)
            {
                if (draft.Purpose == Purpose.Firefighting && open is [var only]) Link(draft, only);
                else
                {
                    linked.Add(draft);
                    asked.AddRange(open.Where(f => asked.All(a => a.FireId != f.FireId)).Select(f => new LoggedFire(f.FireId, scene.Account(f.AccountId)?.Name ?? f.AccountId, f.Cause)));
                }
            }
            else
            {
                linked.Add(draft);
                if (draft.FireOf is { } none) said.Add($"I know of no fire at {scene.Account(none)?.Name ?? none}. “fire at {scene.Account(none)?.Name ?? none}: what happened” opens one.");
            }
        }

        return new(linked, [.. said.Distinct()], [.. asked.Take(MostAsked)]);

        void Link(Draft draft, Fire fire)
        {
            linked.Add(draft with { FireId = fire.FireId, FireOf = null });
            said.Add($"Linked to the {(Fires.IsOpen(asOf, fire) ? "open" : "closed")} fire {fire.FireId} at {scene.Account(fire.AccountId)?.Name ?? fire.AccountId}.");
        }
    }

    /// <summary>Fires of an account that are known by now, in order of opening.</summary>
    public static IEnumerable<Fire> At(AsOf asOf, string accountId) =>
        asOf.Book.Find(accountId) is var account and >= 0 ? asOf.Book.Fires.Of(account).ToArray().Where(f => Fires.IsKnown(asOf, f)) : [];

    /// <summary>A fire by its id, in any case.</summary>
    public static Fire? Known(Scene scene, AsOf asOf, string id)
    {
        for (var account = 0; account < scene.Book.Accounts.Count; account++)
            foreach (var fire in scene.Book.Fires.Of(account)) if (string.Equals(fire.FireId, id, StringComparison.OrdinalIgnoreCase) && Fires.IsKnown(asOf, fire)) return fire;
        return null;
    }

    /// <summary>An open one before those that are closed.</summary>
    private static Fire? Newest(AsOf asOf, string accountId) => At(asOf, accountId).OrderBy(f => Fires.IsOpen(asOf, f)).ThenBy(f => f.OpenedAt).LastOrDefault();
}
