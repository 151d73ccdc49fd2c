using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Commands;

/// <summary>Finds the command that is the whole message, marks and politeness aside.</summary>
internal sealed class CommandReading(Grammar grammar)
{
    private readonly int _command = grammar.Category(CommandRules.Category);
    private readonly FramedReading _framed = new(grammar);
    private readonly PlanReading _plans = new(grammar);
    private readonly ReadinessReading _readiness = new(grammar);
    private readonly SurveyReading _surveys = new(grammar);
    private readonly CommitmentReading _commitments = new(grammar);
    private readonly BacktestReading _backtests = new(grammar);

    public Understood? Read(Chart chart)
    {
        var (start, end) = (0, chart.Tokens.Count);
        while (start < end && IsAside(chart, start)) start++;
        while (end > start && IsAside(chart, end - 1)) end--;
        foreach (ref readonly var edge in chart.Edges)
            if (edge.Category == _command && edge.Start == start && edge.End == end && edge.Guesses == 0) return (Understood)edge.Value;
        return (Understood?)_backtests.Read(chart, start, end) ?? FireRuleReading.Read(chart, start, end) ?? _plans.Read(chart) ?? _commitments.Read(chart) ?? _readiness.Read(chart, start, end) ?? _surveys.Read(chart, start, end) ?? _framed.Read(chart, start, end);
    }

    private static bool IsAside(Chart chart, int token) =>
        (chart.Tokens[token].Kind == TokenKind.Mark && !chart.Tokens.Folded(token).SequenceEqual("/")) || chart.Tokens.Folded(token) is "please" or "pls" or "csmbot";
}
