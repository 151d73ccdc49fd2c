using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using static CsmBot.Understanding.Commands.CommandWords;

namespace CsmBot.Understanding.Commands;

/// <summary>How messages name fires: "the Acme fire", "fire at Acme", "fire F-12", "F-12".</summary>
internal static class FireWords
{
    /// <summary>Words that name a fire, by its id or by its account.</summary>
    /// <param name="Id">As it was typed.</param>
    public readonly record struct Named(string? Id, AccountName? Account, int End);

    /// <summary>The fire that the words from <paramref name="at"/> on name; null where they name none.</summary>
    public static Named? At(Chart chart, int account, int at, int end)
    {
        var tokens = chart.Tokens;
        while (Is(tokens, at, end, "the", "our", "this", "that")) at++;
        if (Account(chart, account, at, end) is (not null and var name, var after))
        {
            if (Is(tokens, after, end, "'s")) after++;
            return Is(tokens, after, end, "fire") ? new Named(null, name, after + 1) : null;
        }
        var said = Is(tokens, at, end, "fire");
        if (said) at++;
        if (said && Is(tokens, at, end, "#")) at++;
        if (said && Is(tokens, at, end, "at", "for", "with", "of", "in", "@"))
            return Account(chart, account, at + 1, end) is (not null and var place, var behind) ? new Named(null, place, behind) : null;
        return Id(tokens, at, end, said) is (not null and var id, var last) ? new Named(id, null, last) : null;
    }

    /// <summary>One word with a digit in it; without "fire" before it with letters too, a dash or an underscore between.</summary>
    private static (string? Id, int End) Id(Tokens tokens, int at, int end, bool said)
    {
        var last = at;
        while (last < end && (last == at || tokens[last].Start == tokens[last - 1].End) && (tokens[last].Kind != TokenKind.Mark || tokens.Folded(last) is "-" or "_" or "/" or "." or "#")) last++;
        while (last > at && tokens[last - 1].Kind == TokenKind.Mark) last--;
        if (last == at) return (null, at);
        var id = tokens.Text[tokens[at].Start..tokens[last - 1].End];
        return id.Any(char.IsAsciiDigit) && (said || (char.IsLetter(id[0]) && id.Any(c => c is '-' or '_'))) ? (id, last) : (null, at);
    }
}
