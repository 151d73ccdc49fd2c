using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Recognizers;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>Health over time: turned, went from … to …, been red for, stayed green, saves.</summary>
internal static class HealthHistory
{
    private const string Went = "(turned|turn|turns|turning|became|become|becoming|went|go|gone|going | changed|moved|dropped|fell|slipped|flipped|switched|slid|downgraded|improved|upgraded|changing|moving|dropping|falling|slipping|flipping|switching|sliding|improving to|into | dropped|fell|slipped|slid|went|flipped|moved back? (to|into) | got | newly | new | turned to | back to|in | came back to | returned to)";

    private static Timed Turn(ImmutableArray<Colour> to, params Colour[] from) => new(w => new Turned(to, w, [.. from]), Ahead: false, new Turned(to, default, [.. from]));

    private static readonly Timed Worse = new(w => Condition.Or(new Turned(Only(Colour.Red), w, []), new Turned(Only(Colour.Yellow), w, [Colour.Green])), Ahead: false);
    private static readonly Timed Better = new(w => Condition.Or(new Turned(Only(Colour.Green), w, []), new Turned(Only(Colour.Yellow), w, [Colour.Red])), Ahead: false);

    public static readonly Rule[] Rules =
    [
        Phrase("turned a colour", Went + " <hue>", (in Match m) => m.HasAny("went", "go", "gone", "going") && m.BeforeAny("time", "hours", "effort", "work", "minutes", "hrs", "did", "does") ? null : Turn(m.Find<Coloured>()!.Colours), "which accounts turned red this quarter", "went yellow last month", "newly red"),
        Phrase("was set to a colour", "(set|marked|flagged|put|rated|switched (to|as|into|on)?) <hue>", (in Match m) => WindowFollows(m) ? Turn(m.Find<Coloured>()!.Colours) : null, "accounts marked red this month") with { Weight = 4 },
        Phrase("turned either colour", Went + " <hue> or|/|and <hue>", (in Match m) => Turn([.. m.Get<Coloured>(0).Colours.Union(m.Get<Coloured>(1).Colours)]), "turned red or yellow this quarter") with { Weight = 3 },
        Phrase("turned from one to another", "((turned|turn|went|go|goes|gone|moved|move|changed|dropped|fell|slipped|flipped|switched|improved|downgraded|recovered|came|come|jumped|leapt|swung|shot|crashed|tumbled)? (straight|directly|right|back|up|down)? from <hue> (straight|back|up|down)? to <hue> | (turned|went|moved|changed)? <hue> (straight)? to|into <hue>)",
            (in Match m) => Turn(m.Get<Coloured>(1).Colours, [.. m.Get<Coloured>(0).Colours]), "went from red to green", "moved from green straight to red last month", "green to red this quarter"),
        Word("saved", "(were|was|been|got|we)? (saved | recovered (to green)? | bounced back (to green)? | rescued | back|returned to green | went|gone|turned back to green)", new Trait(new RecordIs(RecordField.Outcome, "saved"), Kinds.Fires) { OfAccounts = Turn(Only(Colour.Green), Colour.Yellow, Colour.Red) },
            "accounts saved last quarter", "customers that recovered this year", "accounts that recovered to green since September") with { Weight = 2 },
        Word("saves", "save|saves|rescues|recoveries", new Noun(Kind.HealthChanges, new RecordIs(RecordField.Colour, "green"), new RecordIs(RecordField.FromColour, "yellow", "red")), "how many saves this quarter"),
        Word("got worse", "(got|get|gets|getting|gotten worse | worsened|worsening|deteriorated|deteriorating|downgraded | (was|were|been|got|is|are) downgraded | health declined|dropped|fell | declined in health)", Worse, "whose health declined last month", "accounts that were downgraded this month"),
        Word("got better", "(got|get|gets|getting|gotten better | improved|improving | health improved)", Better, "customers whose health improved this quarter"),
        Phrase("never a colour", "(was|were|has|have|is|are)? never (been|turned|gone|went|had|was|were)? <hue>", (in Match m) => new Is(new Not(new Turned(m.Find<Coloured>()!.Colours, default, []))), "accounts never red") with { Weight = 3 },
        Phrase("ever a colour", "(ever (been|turned|gone|went|had)? <hue> | (been|turned|gone|went) <hue> (at (any|some) (time|point) | before | once | in the past | ever))", (in Match m) => (m.HasAny("past") && m.End < m.Chart.Tokens.Count && m.Chart.Tokens[m.End].Kind == TokenKind.Number) || WindowFollows(m) ? null : new Is(new Turned(m.Find<Coloured>()!.Colours, default, [])), "accounts that have ever been red") with { Weight = 3 },
        Word("changed colour", "(changed (their|its|the)? (colour|color|status|health) | (colour|color|status|health) (has|have|was|is)? changed | had (a|any)? (change|changes) (in|of) (colour|color|status|health))", new Timed(w => new Turned([Colour.Green, Colour.Yellow, Colour.Red], w, []), Ahead: false), "accounts whose colour changed this month"),
        Phrase("been a colour", "(been|have|has|was|were|is|are|stuck|sitting|stayed|remained)? (at|on|in)? <hue> for|since <span of time>", (in Match m) => BeenFor(m, m.Find<Coloured>()!), "who's been red for more than 30 days", "yellow for 2 weeks"),
        Phrase("a colour for more than", "(been|have|has|was|were|is|are|stuck|sitting|stayed|remained)? (at|on|in)? <hue> <compared>", (in Match m) => m.Get<Compared>(1) is { Unit: UnitOf.Days or UnitOf.Months } ? BeenFor(m, m.Find<Coloured>()!) : null, "accounts red more than 30 days"),
        Phrase("still a colour after", "(is|are)? still <hue> after <span of time>", (in Match m) => BeenFor(m, m.Find<Coloured>()!), "accounts still red after 60 days") with { Weight = 3 },
        Phrase("green all year", "(stayed|been|were|was)? (green|healthy) all (this)? week|month|quarter|year (long)?", (in Match m) => new Is(new StayedGreen(Calendar.Whole(m.Has("year") ? Unit.Year : m.Has("quarter") ? Unit.Quarter : m.Has("month") ? Unit.Month : Unit.Week, m.Reading.Moment.Today, 0, m.Reading.Moment.Workspace))), "accounts green all year") with { Weight = 8 },
        Phrase("for so long a colour", "for <span of time> <hue>", (in Match m) => BeenFor(m, m.Find<Coloured>()!), "for over 60 days red"),
        Phrase("a colour since", "(been|have|has|stuck)? (at|on)? <hue> since <window>", BeenSince, "been red since 1 October"),
        Word("stayed green", "(stayed|remained|kept|stay|stays|remain|been|were|was|always)? (green|healthy) (through|thru|throughout|during | all (of | (the way)? through|thru|during) | right|straight through|thru  | from start to finish (of|in)?)", new Timed(w => new StayedGreen(w), Ahead: false), "green all through last quarter", "green throughout this year", "stayed green all the way through last quarter") with { Weight = 5 },
        // "the whole year" is a window by itself.
        Phrase("stayed green for the whole of", "(stayed|remained|kept|stay|stays|remain|been|were|was|always)? (green|healthy) (for|over|in|during|through|throughout|thru)? whole|entire|complete|full (of)?", (in Match m) => m.NextAny("week", "month", "quarter", "year") ? null : new Timed(w => new StayedGreen(w), Ahead: false), "green the entire last quarter") with { Weight = 5 },
        Phrase("green without a break since", "(been|have|has|stayed|remained)? (green|healthy) (without (any|a)? (interruption|break|gap|pause|dip | change of colour) | uninterrupted|uninterruptedly|continuously|constantly|consistently|nonstop|throughout | the whole time | all the time | all along) (in|during|over|for)? <window>", (in Match m) => new Is(new StayedGreen(m.Find<WindowReading>()!.Past)), "green without any interruption since 1 January") with { Weight = 5 },
        Word("stayed green, in short", "(stayed|remained|kept|stay|always) (green|healthy) (through|throughout|during|for|in|over)?", new Timed(w => new StayedGreen(w), Ahead: false), "stayed green last quarter"),
        Phrase("still so", "((and|but)? (who|that|which)? (still (is|are|do|does|so | that way)? | is|are still (so | that way | today|now)? | (is|are) so now|today | (has|have)? (not|never) (yet)? (recovered|improved|changed (since|yet)?) | remain|remains|remained|stayed (so | that way | like that)? | since then))", (in Match m) => SaysChange(m) && (m.End == m.Chart.Tokens.Count || m.NextAny(".", "?", "!", ",", "and", "now", "today")) && m.HasAny("still", "so", "remain", "remains", "remained", "stayed", "recovered", "improved") ? new StillSo() : null, "who turned red since September and still is") with { Weight = 5 },
        Word("days in colour", "(how long (they|it|each)? (have|has|~'ve|are|is)? (been)? (red|yellow|amber|green|unhealthy | at risk | that way|colour|color | in (that|this|their|its) (colour|color|status|state)) | days|time in|with (their|its|the)? (current|present)? (colour|color|status))", new Figure(new Of(AccountNumber.DaysInColour)), "reds sorted by how long they have been red") with { Weight = -4 },
        Word("changed the colour", "(turned | set | changed|change | marked | flagged | moved | put | made | switched)", new ChangedColour(), "who turned {account} red") with { Weight = -12 },
        Word("health changes", "(health|status|colour|color changes|change|history|log|timeline | changes|history of|in health|status|colour)", new Noun(Kind.HealthChanges), "health changes last week"),
        Phrase("changes from one to another", "(health|status|colour|color)? changes|change|moves|move to <hue> from <hue> (or|, <hue>)?", ChangesTo, "health changes to green from yellow or red"),
        Phrase("changes to one", "(health|status|colour|color)? changes|change|moves|move to <hue>", ChangesTo, "changes to red this month"),
    ];

    private static bool SaysChange(in Match m)
    {
        for (var i = 0; i < m.Start; i++)
            if (m.Chart.Tokens.Folded(i) is "turned" or "went" or "became" or "slipped" or "dropped" or "moved" or "fell" or "flipped" or "switched" or "changed" or "got" or "slid") return true;
        return false;
    }

    private static bool WindowFollows(in Match m)
    {
        if (m.End == m.Chart.Tokens.Count) return false;
        foreach (var e in m.Chart.At(m.End)) if (m.Chart.Edges[e].Value is When) return true;
        return false;
    }

    private static object ChangesTo(in Match m)
    {
        var noun = new Noun(Kind.HealthChanges, new RecordIs(RecordField.Colour, [.. m.Get<Coloured>(0).Colours.Select(Words.Of)]));
        return m.Count < 2 ? noun : noun with { Tests = noun.Tests.Add(new RecordIs(RecordField.FromColour, [.. m.Get<Coloured>(1).Colours.Concat(m.Count > 2 ? m.Get<Coloured>(2).Colours : []).Select(Words.Of)])) };
    }

    private static object? BeenFor(in Match m, Coloured colour)
    {
        var length = m.Find<Compared>()!;
        // "for the whole year" is a stretch of the calendar.
        if (m.HasAny("whole", "entire")) return null;
        // "yellow for 10 to 40 days".
        if (length.Op == Op.Between) return length.Unit == UnitOf.Days ? new Is(Condition.And(new OneOf(Field.Health, colour.Colours.Select(Words.Of).ToArray()), new Compare(new Of(AccountNumber.DaysInColour), Op.Between, length.Value, length.High))) : null;
        return length.Days(m.Reading.Moment.Today) is { } days ? new Is(new BeenColour(colour.Colours, length.Bare ? Op.AtLeast : length.Op, days)) : null;
    }

    private static object? BeenSince(in Match m)
    {
        var window = m.Find<WindowReading>()!.Past;
        return window.From is { } from ? new Is(new BeenColour(m.Find<Coloured>()!.Colours, Op.AtLeast, m.Reading.Moment.Today.DayNumber - from.DayNumber)) : null;
    }
}
