using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Questions;

/// <summary>
/// From a chart in which the rules have read what they can to a question. Never guesses: words that were left over, names that fit
/// several, data that is not held are said instead.
/// </summary>
public static class QuestionAssembly
{
    [ThreadStatic] private static Cover? cover;

    /// <summary>What the message asks; <see cref="NotUnderstood"/> with the words that found no place when it cannot be said.</summary>
    public static Understood Read(Chart chart, Context context)
    {
        var tokens = chart.Tokens;
        var taken = Taken(chart);
        var items = new List<Item>(taken.Count);
        foreach (var e in taken) items.Add(new Item((Piece)chart.Edges[e].Value, chart.Edges[e].Start, chart.Edges[e].End));
        var unused = Left(tokens, items);
        if (items.Count == 0) return new NotUnderstood([]) { Unused = unused };
        if (items.Find(i => i.Piece is NotHeld) is { } notHeld)
            return new Declined($"I hold no data about {((NotHeld)notHeld.Piece).What}.") { Unused = [Words(tokens, notHeld)] };
        if (unused.Length > 0) return new NotUnderstood([]) { Unused = unused };
        return Choices(chart, context, items) ?? TwoMeanings.Choices(chart, context, items, other => Whole(chart, context, other)) ?? Whole(chart, context, items);
    }

    /// <summary>The readings that a question is put together from, in order. Valid until the same thread reads the next message.</summary>
    internal static IReadOnlyList<int> Taken(Chart chart)
    {
        var tokens = chart.Tokens;
        var asked = chart.Grammar.Category(Rules.Saying.Asked);
        cover ??= new Cover();
        cover.Find(chart, e => e.Category == asked, i => StopWords.Means(tokens, i) || StopWords.Joins(tokens, i), longer: true);
        return cover.Edges;
    }

    /// <summary>A name that fits several: one choice for each, each the whole meaning.</summary>
    private static Understood? Choices(Chart chart, Context context, List<Item> items)
    {
        var at = items.FindIndex(i => i.Piece is AccountPiece { AccountIds.Length: > 1 } or Whose { Emails.Length: > 1 });
        if (at < 0) return null;
        // Three names that fit several each are more choices than anybody would read.
        if (items.FindAll(i => i.Piece is AccountPiece { AccountIds.Length: > 1 } or Whose { Emails.Length: > 1 }) is { Count: > 2 } many) return new NotUnderstood([]) { Unused = [.. many.Select(i => Words(chart.Tokens, i))] };
        var name = chart.Tokens.Text[chart.Tokens[items[at].Start].Start..chart.Tokens[items[at].End - 1].End];
        var piece = items[at].Piece;
        var ids = piece is AccountPiece account ? account.AccountIds : ((Whose)piece).Emails;
        var choices = ImmutableArray.CreateBuilder<Choice>();
        foreach (var id in ids)
        {
            var copy = items.ConvertAll(i => new Item(i.Piece, i.Start, i.End));
            copy[at].Piece = piece is AccountPiece a ? a with { AccountIds = [id] } : (Whose)piece with { Emails = [id] };
            var meaning = Choices(chart, context, copy) ?? Whole(chart, context, copy);
            if (meaning is NotUnderstood) return meaning;
            choices.Add(new Choice(piece is AccountPiece ? context.Names.Account(id)?.Name ?? id : context.Names.PersonName(id), meaning));
        }

        return new Clarify($"Which {name} do you mean?", choices.ToImmutable());
    }

    private static Understood Whole(Chart chart, Context context, List<Item> items)
    {
        var said = items.ConvertAll(i => new Item(i.Piece, i.Start, i.End));
        var reading = new Composition(items, chart.Tokens, context, IsYesNo(chart.Tokens), IsFragment(chart.Tokens));
        var question = reading.Question();
        var unused = items.Where(i => !i.Used && Meaningful(i.Piece)).Select(i => Words(chart.Tokens, i)).ToImmutableArray();
        if (question is null || unused.Length > 0) return new NotUnderstood([]) { Unused = unused.Length > 0 ? unused : [.. items.Select(i => Words(chart.Tokens, i))] };
        if (Faithful.Missing(said, question).ToList() is { Count: > 0 } missing) return new NotUnderstood([]) { Unused = [.. missing.Select(i => Words(chart.Tokens, i))] };
        if (reading.Teamless) return new Declined("You are in no team that I know of; name the team you mean.");
        return reading.Unclear ? new NotUnderstood([]) { Unused = ["and/or"] } : new Ask(question);
    }

    /// <summary>Pieces that shape what is around them and are used up by that.</summary>
    private static bool Meaningful(Piece piece) => piece is not (Link { Word: not (LinkWord.Not or LinkWord.Without or LinkWord.Except or LinkWord.Neither or LinkWord.Nor) } or Frame { Word: FrameWord.List or FrameWord.Which or FrameWord.HowMuch or FrameWord.Anyone or FrameWord.Who });

    private static ImmutableArray<string> Left(Tokens tokens, List<Item> items)
    {
        var left = ImmutableArray.CreateBuilder<string>();
        var next = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            while (next < items.Count && items[next].End <= i) next++;
            if (next < items.Count && items[next].Start <= i) continue;
            if (!StopWords.Means(tokens, i)) continue;
            var typed = tokens.Typed(i).ToString();
            if (!tokens[i].Meant || !left.Contains(typed)) left.Add(typed);
        }

        return left.ToImmutable();
    }

    /// <summary>Does the message begin like a question for yes or no?</summary>
    private static bool IsYesNo(Tokens tokens)
    {
        var first = 0;
        while (first + 1 < tokens.Count && (tokens[first].Kind == TokenKind.Mark || tokens.Folded(first) is "csmbot" or "bot" or "hi" or "hey" or "hello" or "please" or "so" or "ok" or "and" or "but")) first++;
        if (Asks(tokens, first)) return true;
        // "QBR with Acme this month, yes or no".
        var end = tokens.Count;
        while (end > 0 && tokens.Folded(end - 1) is "?" or ".") end--;
        if (end > 3 && tokens.Folded(end - 1) is "no" or "n" && tokens.Folded(end - 2) is "or" or "/" && tokens.Folded(end - 3) is "yes" or "y") return true;
        // "Kestrel: is it red?"
        for (var i = 1; i + 1 < tokens.Count; i++) if (tokens[i].Kind == TokenKind.Mark && tokens.Folded(i) is ":" or "-" or "," or "–") return Asks(tokens, i + 1);
        return false;
    }

    private static bool Asks(Tokens tokens, int at) => tokens.Folded(at) is "is" or "are" or "does" or "do" or "did" or "has" or "have" or "was" or "were" or "isnt" or "doesnt" or "hasnt" or "didnt";

    /// <summary>Does it begin in the middle of a sentence, as what follows on something does?</summary>
    private static bool IsFragment(Tokens tokens) => tokens.Folded(0) is "in" or "of" or "outside" or "within" or "for" or "from" or "with" or "without" or "excluding" or "except" or "not" or "no" or "only" or "just" or "and" or "but" or "or" or "owned" or "managed" or "renewing";

    /// <summary>What was added beside a word has none of its own: the word it stands at is said.</summary>
    private static string Words(Tokens tokens, Item item) => item.End <= item.Start ? tokens.Raw(Math.Min(item.Start, tokens.Count - 1)).ToString() : tokens.Text[tokens[item.Start].Start..tokens[item.End - 1].End];
}
