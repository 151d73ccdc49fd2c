using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Recognizers;

public enum EntityType : byte { Date, DateRange, Duration, DateTime, DateTimeRange, Time, TimeRange, Number, Percentage, Currency }

/// <summary>Something recognised in a text: UTF-16 offsets, <paramref name="End"/> exclusive; <paramref name="Value"/> is one of the records of Values.cs, or a double.</summary>
public readonly record struct Entity(EntityType Type, int Start, int End, object Value);

/// <summary>
/// Finds the times, durations, numbers, percentages and money in a text, none overlapping: as much of the text as can be read, in as
/// few entities as possible. Not for several threads at once; the <see cref="Grammar"/> may be shared.
/// </summary>
public sealed class Recognizer
{
    private static readonly Lazy<Grammar> Shared = new(() => new Grammar(Recognition.Rules, Recognition.Seeds, [], new Dictionary<string, string>()));

    private readonly Chart chart;
    private readonly Cover cover = new();
    private readonly Reading reading = new() { Moment = new Moment(default, TimeZoneInfo.Utc, new Workspace()) };
    private readonly List<Entity> entities = [];
    private readonly EntityType?[] typeOf;
    private readonly Func<Edge, bool> takes;
    private readonly int ordinal;

    public Recognizer()
    {
        chart = new Chart(Shared.Value);
        typeOf = [.. Enumerable.Range(0, chart.Grammar.CategoryCount).Select(c => TypeOf(chart.Grammar.CategoryName(c)))];
        takes = Takes;
        ordinal = chart.Grammar.Category("ordinal");
    }

    /// <summary>What was found, in order; valid until the next call.</summary>
    public IReadOnlyList<Entity> Recognize(string text, Moment moment)
    {
        reading.Moment = moment;
        chart.Begin(text, reading);
        Recognition.Seed(chart);
        chart.Run();
        cover.Find(chart, takes, static _ => true);
        entities.Clear();
        foreach (var index in cover.Edges)
        {
            ref readonly var edge = ref chart.Edges[index];
            entities.Add(new Entity(typeOf[edge.Category]!.Value, chart.Tokens[edge.Start].Start, chart.Tokens[edge.End - 1].End, edge.Value));
        }

        return entities;
    }

    private static EntityType? TypeOf(string category) => category switch
    {
        "day" => EntityType.Date,
        "window" => EntityType.DateRange,
        "duration" => EntityType.Duration,
        "datetime" => EntityType.DateTime,
        "datetimerange" => EntityType.DateTimeRange,
        "time" => EntityType.Time,
        "timerange" => EntityType.TimeRange,
        "number" => EntityType.Number,
        "percent" => EntityType.Percentage,
        "money" => EntityType.Currency,
        _ => null,
    };

    private bool Takes(Edge edge) => typeOf[edge.Category] switch
    {
        null => false,
        EntityType.Date => !IsPartOfCode(edge) && !IsFraction(edge),
        _ when IsInLink(edge) => false,
        EntityType.DateRange => !((WindowReading)edge.Value).OfDay && !IsPartOfCode(edge),
        EntityType.Number => !IsPartOfWord(edge) && !IsPronoun(edge) && !IsPartOfOrdinal(edge),
        EntityType.Time or EntityType.DateTime => !IsPartOfCode(edge),
        _ => true,
    };

    /// <summary>"29km", "v2", "A1B2": figures with letters on them are no number of their own.</summary>
    private bool IsPartOfWord(in Edge edge)
    {
        var before = chart.Tokens[edge.Start].Glued && edge.Start > 0 && chart.Tokens[edge.Start - 1].Kind == TokenKind.Word;
        var behind = edge.End < chart.Tokens.Count && chart.Tokens[edge.End].Glued && chart.Tokens[edge.End].Kind == TokenKind.Word;
        return before || behind;
    }

    /// <summary>"133-03-03-2020", "A12-2019-05": figures go on across a hyphen, on either side.</summary>
    private bool IsPartOfCode(in Edge edge)
    {
        var tokens = chart.Tokens;
        if (edge.End - edge.Start == 1 && tokens[edge.Start].Kind == TokenKind.Number && edge.Start >= 2 && tokens.Raw(edge.Start - 1) is "-" && tokens[edge.Start - 2].Kind == TokenKind.Number) return true;
        if (edge.End - edge.Start == 1 && tokens[edge.Start].Kind == TokenKind.Number && edge.End + 1 < tokens.Count && tokens.Raw(edge.End) is "-" && tokens[edge.End + 1].Kind == TokenKind.Number) return true;
        if (tokens[edge.Start].Kind == TokenKind.Number && edge.Start >= 2 && tokens[edge.Start].Glued && tokens[edge.Start - 1].Glued
            && tokens.Raw(edge.Start - 1) is "-" && tokens[edge.Start - 2].Kind == TokenKind.Number) return true;
        return tokens[edge.End - 1].Kind == TokenKind.Number && edge.End + 1 < tokens.Count && tokens[edge.End].Glued && tokens[edge.End + 1].Glued
            && tokens.Raw(edge.End) is "-" && tokens[edge.End + 1].Kind == TokenKind.Number;
    }

    /// <summary>"twenty-first" is no twenty.</summary>
    private bool IsPartOfOrdinal(in Edge edge)
    {
        foreach (var e in chart.At(edge.Start))
            if (chart.Edges[e].Category == ordinal && chart.Edges[e].End > edge.End) return true;
        return false;
    }

    /// <summary>"the one you mentioned" counts nothing.</summary>
    private bool IsPronoun(in Edge edge)
    {
        if (edge.End - edge.Start != 1 || edge.Start == 0 || chart.Tokens.Folded(edge.Start) is not "one") return false;
        return chart.Tokens.Folded(edge.Start - 1) is "the" or "this" or "that" or "which" or "each" or "every" or "any" or "no" or "another" or "some";
    }

    /// <summary>Figures inside a web address mean nothing, unless they are a date.</summary>
    private bool IsInLink(in Edge edge)
    {
        var text = chart.Tokens.Text.AsSpan();
        var start = chart.Tokens[edge.Start].Start;
        var word = start;
        while (word > 0 && start - word < 2000 && !char.IsWhiteSpace(text[word - 1]) && text[word - 1] is not '"') word--;
        var head = text[word..start];
        return head.Length > 3 && (head.Contains("://", StringComparison.Ordinal) || head.StartsWith("www.", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>"3/4" alone is three quarters; "on 3/4" is a day.</summary>
    private bool IsFraction(in Edge edge)
    {
        var tokens = chart.Tokens;
        if (edge.End - edge.Start == 3 && chart.Tokens.Text.AsSpan(tokens[edge.Start].Start).StartsWith("24/7")) return true;
        if (edge.End - edge.Start != 3 || tokens[edge.Start].Kind != TokenKind.Number || tokens.Raw(edge.Start + 1) is not "/" || tokens[edge.Start].Number >= tokens[edge.Start + 2].Number || tokens[edge.Start + 2].Number > 10) return false;
        return edge.Start == 0 || tokens.Folded(edge.Start - 1) is not ("on" or "by" or "since" or "until" or "before" or "after" or "due" or "for" or "till" or "to" or "from");
    }
}
