using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Commands;

/// <summary>Finds a request with a question in it: an opening at the start, an ending at the end where there is one, and words between.</summary>
internal sealed class FramedReading(Grammar grammar)
{
    private readonly int _opening = grammar.Category(StandingRules.Opening), _ending = grammar.Category(StandingRules.Ending);

    /// <summary>A watch or schedule whose words have not been understood yet; null when the message is none.</summary>
    public Understood? Read(Chart chart, int start, int end)
    {
        var (opening, from) = Longest(chart, _opening, start, end, atStart: true);
        if (opening is null) return null;
        var (ending, to) = Longest(chart, _ending, from, end, atStart: false);
        if (ending is null) to = end;
        if (to <= from) return null;
        var words = chart.Tokens.Text[chart.Tokens[from].Start..chart.Tokens[to - 1].End];
        return opening.Kind switch
        {
            FrameKind.Watch when ending?.When is null => new Watch(words),
            FrameKind.WatchIfColour when ending?.When is null && SaysColour(chart, from, to) => new Watch(words),
            FrameKind.WatchIfColour when ending?.When is null && opening.Conditional && SaysAccounts(chart, from, to) => HealthRuleReading.Make(chart.Tokens, from, to, Colour.Yellow),
            FrameKind.Rule when ending?.When is null && !opening.Red && SaysTurning(chart, from, to) => new Watch(words),
            FrameKind.Rule when ending?.When is null && (!opening.Conditional || SaysAccounts(chart, from, to)) => HealthRuleReading.Make(chart.Tokens, from, to, opening.Red ? Colour.Red : Colour.Yellow),
            FrameKind.Schedule when ending?.When is null => new Schedule(opening.When!, words),
            FrameKind.ScheduleIfTimed when ending?.When is { } when => new Schedule(when, words),
            _ => null,
        };
    }

    private (Frame?, int) Longest(Chart chart, int category, int start, int end, bool atStart)
    {
        (Frame? Frame, int At) best = (null, atStart ? start : end);
        foreach (ref readonly var edge in chart.Edges)
        {
            if (edge.Category != category || edge.Guesses > 0 || (atStart ? edge.Start != start || edge.End > end : edge.End != end || edge.Start <= start)) continue;
            if (best.Frame is null || (atStart ? edge.End > best.At : edge.Start < best.At)) best = ((Frame)edge.Value, atStart ? edge.End : edge.Start);
        }

        return best;
    }

    /// <summary>"warn me when tier 1 accounts turn red": rules turn them, and who says so wants to hear of it.</summary>
    private static bool SaysTurning(Chart chart, int from, int to)
    {
        for (var i = from; i + 1 < to; i++)
            if (chart.Tokens.Folded(i) is "turn" or "turns" or "turning" or "become" or "becomes" or "becoming" or "go" or "goes" or "going" && chart.Tokens.Folded(i + 1) is "yellow" or "red" or "amber") return true;
        return false;
    }

    /// <summary>"tell me when Acme renews" asks for a day; "tell me when accounts …" wants to be told.</summary>
    private static bool SaysAccounts(Chart chart, int from, int to)
    {
        for (var i = from; i < to; i++) if (chart.Tokens.Folded(i) is "accounts" or "account" or "customers" or "customer" or "clients") return true;
        return false;
    }

    /// <summary>"tell me when …" is about alerts only where a colour is turned to; else it may be meant as a rule.</summary>
    private static bool SaysColour(Chart chart, int from, int to)
    {
        for (var i = from; i < to; i++) if (chart.Tokens.Folded(i) is "yellow" or "red" or "amber") return true;
        return false;
    }
}
