using CsmBot.Accounts;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using static CsmBot.Understanding.Commands.CommandWords;
using static CsmBot.Understanding.Commands.FireWords;

namespace CsmBot.Understanding.Commands;

/// <summary>For which fire something was done: "… for the Acme fire", "… for fire F-12", said in a log entry beside all the rest.</summary>
/// <param name="Id">As it was typed; null where its account is named.</param>
/// <param name="Rest">The message without these words.</param>
internal sealed record FireMention(string? Id, string? AccountId, string Rest)
{
    public static FireMention? In(Chart chart, int account)
    {
        var tokens = chart.Tokens;
        for (var at = 1; at < tokens.Count; at++)
        {
            if (!Is(tokens, at, tokens.Count, "for", "on", "because", "about", "re", "regarding", "during", "(", ",")) continue;
            var from = Is(tokens, at, tokens.Count, "because") && Is(tokens, at + 1, tokens.Count, "of") ? at + 2 : at + 1;
            if (At(chart, account, from, tokens.Count) is not { } fire || fire.Account is { AccountIds.Length: > 1 }) continue;
            // Without a preposition, and without "fire", a word with a digit may be anything.
            if (fire.Id is not null && !Says(tokens, from, fire.End)) continue;
            if (Is(tokens, at, tokens.Count, "(", ",") && fire.Account is not null) continue;
            var end = Is(tokens, at, tokens.Count, "(") && Is(tokens, fire.End, tokens.Count, ")") ? fire.End + 1 : fire.End;
            var rest = tokens.Text[..tokens[at].Start].TrimEnd() + " " + tokens.Text[tokens[end - 1].End..].TrimStart();
            return new FireMention(fire.Id, fire.Account?.AccountIds[0], rest.Trim());
        }
        return null;
    }

    /// <summary>The entries, each for the fire. Where the rest names no account, it was in the words about the fire: all of it is read.</summary>
    public Understood Of(Log whole, Func<string, Understood> understand)
    {
        var said = understand(Rest) is Log { Drafts: var drafts } rest && drafts.All(d => d.AccountId is not null || d.AccountChoices.Count > 0 || (AccountId is null && whole.Drafts.Length == drafts.Length)) ? rest : whole;
        return said with { Drafts = [.. said.Drafts.Select(d => d with { FireId = Id, FireOf = AccountId, Purpose = d.Purpose ?? Purpose.Firefighting })] };
    }

    private static bool Says(Tokens tokens, int at, int end)
    {
        for (var i = at; i < end; i++) if (tokens.Folded(i) is "fire") return true;
        return false;
    }
}
