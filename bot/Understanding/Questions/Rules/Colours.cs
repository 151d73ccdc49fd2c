using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Recognizers;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>Health now: green, yellow, red, healthy, at risk.</summary>
internal static class Colours
{
    private static Rule Hue(string name, string pattern, ImmutableArray<Colour> colours, params string[] examples) =>
        new("hue", name, pattern, (in Match m) => IsName(m) ? null : new Coloured(colours), examples);

    /// <summary>"who owns amber", "team green": somebody's name, and no colour.</summary>
    private static bool IsName(in Match m) => m.End == m.Start + 1 && m.Chart.Tokens.Folded(m.Start) is "green" or "yellow" or "amber" or "red" && NamePlace.OfAny(m.Chart, m.Start);

    public static readonly Rule[] Rules =
    [
        Hue("green", "(green|greens | healthy | in good|great|fine|top health|shape | doing well|fine|great)", Only(Colour.Green), "green accounts", "healthy customers"),
        Hue("yellow", "(yellow|yellows|amber|ambers)", Only(Colour.Yellow), "yellow accounts", "the ambers"),
        Hue("red", "(red|reds | in the red)", Only(Colour.Red), "red accounts", "all reds"),
        Hue("at risk", "((at | @) risk | in trouble | unhealthy | in bad|poor|rough|rocky health|shape | in danger (zone)? | need|needs|needing attention | struggling | not doing well|good|great|fine | not in good health|shape | (we | that | which)? (should|must|need (to)?)? (worry|worried about))", AtRisk, "accounts at risk", "at-risk customers"),
        Hue("not green", "(not|non|isnt|arent green|healthy)", AtRisk, "accounts that are not green", "non-green accounts"),
        Phrase("a colour", "(currently|still|already|now|showing|marked|flagged|rated|coloured|colored (as | with (a|an)?)?)? ((health|status|colour|color|rag) (is|:|=|of)?)? <hue> (health|status|colour|color|state|flag|rating|rag)? (now | right now | today | currently | at the moment | already | as of today|now)?",
            (in Match m) => m.Find<Coloured>(), "accounts that are red right now", "status is yellow", "health = red"),
        Phrase("a colour again", "(back|once)? <hue> again (now | right now | today | currently | at the moment)", (in Match m) => m.Find<Coloured>(), "turned red this year and green again now") with { Weight = 3 },
        Phrase("of another colour", "(with|whose)? health|status|colour|color (is|are|was)? (not|isnt|arent) <hue>", (in Match m) => new Is(new Not(new OneOf(Field.Health, m.Find<Coloured>()!.Colours.Select(Words.Of).ToArray()))), "accounts whose health is not red") with { Weight = 3 },
        Phrase("red or yellow", "(currently|still|now)? red|reds|yellow|yellows|amber|ambers (/|and|or|&) red|reds|yellow|yellows|amber|ambers (now | right now | today | currently | at the moment)?", (in Match m) => new Coloured(AtRisk), "reds and yellows", "red/yellow accounts"),
        Phrase("on a day", "<hue> (on|at|as) of? <window>", (in Match m) => OnDay(m, 1, end: true), "red on 1 October"),
        Phrase("so long ago", "<hue> (as of)? <window>", (in Match m) => m.HasAny("ago", "yesterday") ? OnDay(m, 1, end: true) : null, "green 30 days ago"),
        Phrase("at the end of", "<hue> (at|by|as|of)? (of|at)? end|close of? <window>", (in Match m) => OnDay(m, 1, end: true), "red at the close of September"),
        Phrase("at the start of", "<hue> (at|as|of)? (of|at)? start|beginning of? <window>", (in Match m) => OnDay(m, 1, end: false), "green at the start of the quarter"),
    ];

    /// <summary>The colour at the end of a day, or on the last or first day of a longer window.</summary>
    private static object? OnDay(in Match m, int index, bool end)
    {
        var window = m.Get<WindowReading>(index).Past;
        if (window.From is not { } from || window.LastDay is not { } last) return null;
        var longer = from != last;
        if (longer && !m.HasAny("end", "close", "start", "beginning")) return null;
        if (end && m.HasAny("start", "beginning")) return null;
        // At the start of a window means as it was when the window began: at the end of the day before.
        return new Is(new HealthOn(end ? last : longer ? from.AddDays(-1) : from, m.Find<Coloured>()!.Colours));
    }
}
