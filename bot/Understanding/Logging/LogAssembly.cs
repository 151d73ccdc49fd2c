using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Logging;

/// <summary>Puts the pieces of a message that logs something together.</summary>
public sealed class LogAssembly(Grammar grammar)
{
    private readonly int log = grammar.Category("log");

    public Understood? Read(Chart chart, Context context) => log < 0 || chart.Count < 0 || context is null ? new NotUnderstood([]) : null;
}
