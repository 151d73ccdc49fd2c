using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Commands;

/// <summary>What the readings of commands share: a word at a place, the account that is named there, and which one is meant where the name fits several.</summary>
internal static class CommandWords
{
    /// <summary>Is one of the words at the place, before <paramref name="end"/>?</summary>
    public static bool Is(Tokens tokens, int at, int end, params ReadOnlySpan<string> words)
    {
        if (at < 0 || at >= end) return false;
        foreach (var word in words) if (tokens.Folded(at).SequenceEqual(word)) return true;
        return false;
    }

    public static bool Is(Tokens tokens, int at, params ReadOnlySpan<string> words) => Is(tokens, at, tokens.Count, words);

    /// <summary>The longest name of an account that begins there, a whole name before a part of one.</summary>
    /// <param name="account">The grammar's category of accounts.</param>
    public static (AccountName? Name, int End) Account(Chart chart, int account, int at, int end)
    {
        (AccountName? Name, int End) best = (null, at);
        foreach (ref readonly var e in chart.Edges)
            if (e.Category == account && e.Start == at && e.End <= end && e.Value is AccountName name && (best.Name is null || e.End > best.End || (e.End == best.End && name.Exact && !best.Name.Exact))) best = (name, e.End);
        return best;
    }

    /// <summary>The meaning for the account of that name; where several fit it is asked which, and the choice finishes the request.</summary>
    public static Understood For(AccountName name, Chart chart, Func<string, Understood> meaning)
    {
        if (name.AccountIds is [var only]) return meaning(only);
        var names = chart.Reading.Names as Names.Directory;
        return new Clarify("Which account do you mean?", [.. name.AccountIds.Select(id => new Choice(names?.Account(id)?.Name ?? id, meaning(id)))]);
    }
}
