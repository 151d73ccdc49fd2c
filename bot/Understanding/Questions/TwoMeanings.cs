using System.Collections.Immutable;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding.Questions;

/// <summary>
/// A word that is somebody's name and a month, a weekday or a colour as well, where both would make sense: "effort for may", "august's hours", "amber renewals". Each reading
/// is a choice. A preposition of time ("in may") or a second window says that it is a name or a time, and nobody is asked.
/// </summary>
internal static class TwoMeanings
{
    /// <param name="chart">The chart of the message.</param>
    /// <param name="context">Whose words they are.</param>
    /// <param name="items">The readings that were taken; not changed.</param>
    /// <param name="read">Makes the whole meaning of other readings.</param>
    /// <returns>The choices; null where no word has two meanings, or one of them makes no sense here.</returns>
    public static Understood? Choices(Chart chart, Context context, List<Item> items, Func<List<Item>, Understood> read)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (Readings(chart, context, items, i) is not { Count: > 1 } readings) continue;
            var choices = ImmutableArray.CreateBuilder<Choice>();
            foreach (var (label, piece) in readings)
            {
                var copy = items.ConvertAll(x => new Item(x.Piece, x.Start, x.End));
                copy[i].Piece = piece;
                if (read(copy) is Ask meaning) choices.Add(new Choice(label, meaning));
            }

            if (choices.Count > 1) return new Clarify($"What do you mean by “{chart.Tokens.Typed(NameAt(chart.Tokens, items[i]))}”?", choices.ToImmutable());
        }

        return null;
    }

    private static List<(string Label, Piece Piece)>? Readings(Chart chart, Context context, List<Item> items, int at)
    {
        var item = items[at];
        if (item.Piece is not (When or Whose { Team: null, Emails.Length: 1 })) return null;
        var token = NameAt(chart.Tokens, item);
        var word = token < 0 ? default : chart.Tokens.Folded(token);
        if (token < 0 || !CouldBeEither(chart, items, at, token)) return null;
        var people = Names<PersonName>(chart, token)?.Emails ?? [];
        var accounts = Names<AccountName>(chart, token) is { Exact: true } name ? name.AccountIds : [];
        if (people.IsEmpty && accounts.IsEmpty) return null;
        List<(string, Piece)> readings = [.. people.Select(p => (context.Names.PersonName(p), (Piece)new Whose([p], PersonForm.Plain))), .. accounts.Select(a => (context.Names.Account(a)?.Name ?? a, (Piece)new AccountPiece([a], Exact: true)))];
        if (word is "amber") readings.Add(("yellow, the colour", new Coloured(Rules.Saying.Only(Accounts.Colour.Yellow))));
        else if (Window(chart, token) is { } window) readings.Add(($"the {(window.OfDay ? "day" : "month")}", new When(window)));
        return readings;
    }

    /// <summary>The only word of the reading that could be a name; -1 where there is more to it ("in may", "may 2026").</summary>
    private static int NameAt(Tokens tokens, Item item)
    {
        var at = -1;
        for (var i = item.Start; i < item.End; i++)
            if (tokens.Folded(i) is "for" or "of" or "on" or "'s" or "the") continue;
            else if (at >= 0 || tokens[i].Kind != TokenKind.Word) return -1;
            else at = i;
        return at;
    }

    private static bool CouldBeEither(Chart chart, List<Item> items, int at, int token)
    {
        var tokens = chart.Tokens;
        var ofTime = items.FindAll(i => i.Piece is When).Count > (items[at].Piece is When ? 1 : 0);
        var before = token > 0 ? tokens.Folded(token - 1) : default;
        var next = at + 1 < items.Count ? items[at + 1].Piece : null;
        // "amber renewals", but "renewals of Amber".
        if (tokens.Folded(token) is "amber") return items[at].End == items[at].Start + 1 && before is not ("of" or "by" or "for" or "with" or "from") && next is Subject or Renewing or Noun or Is;
        if (ofTime || items.Exists(i => i.Piece is Subject or AccountPiece)) return false;
        // "august's hours"; "June's accounts" are hers.
        if (items[at].Piece is Whose) return token + 1 < tokens.Count && tokens[token + 1].Glued && tokens.Folded(token + 1) is "'s" && next is Noun or Effort or Rate or Renewing or Trait;
        return before is "for" or "of" || (before is "on" && Window(chart, token) is { OfDay: false });
    }

    private static T? Names<T>(Chart chart, int token) where T : class
    {
        foreach (var e in chart.At(token)) if (chart.Edges[e] is { Rule: < 0, Value: T name } && Covers(chart, chart.Edges[e].End, token)) return name;
        return null;
    }

    private static WindowReading? Window(Chart chart, int token)
    {
        foreach (var e in chart.At(token)) if (chart.Edges[e].Value is WindowReading window && chart.Edges[e].End == token + 1) return window;
        return null;
    }

    private static bool Covers(Chart chart, int end, int token) => end == token + 1 || (end == token + 2 && chart.Tokens.Folded(token + 1) is "'s");
}
