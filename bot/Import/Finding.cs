using CsmBot.Data;

namespace CsmBot.Import;

/// <summary>Something about a row that its sender should know; a warning leaves the row in, else it is refused. Line 0 is the file as a whole.</summary>
public sealed record Finding(string File, long Line, string What, bool IsWarning = false)
{
    /// <summary>As contracts' data.md wants it: <c>file:line: column: what is wrong</c>.</summary>
    public override string ToString() => $"{File}{(Line > 0 ? $":{Line}" : "")}: {(IsWarning ? "warning: " : "")}{What}";
}

/// <summary>What is wrong with one field of a row; the words follow the field's name.</summary>
public sealed record FieldProblem(string Field, string What)
{
    public override string ToString() => $"{Field}: {What}";
}

/// <summary>What an import did with the rows of one file. <see cref="Kept"/> counts rows that chat has changed since: what chat says stays.</summary>
public sealed record Summary(string File)
{
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Same { get; set; }
    public int Kept { get; set; }
    public int Refused { get; set; }

    public void Count(IEnumerable<Outcome> outcomes)
    {
        foreach (var outcome in outcomes) Count(outcome);
    }

    public void Count(Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Added: Added++; break;
            case Outcome.Changed: Changed++; break;
            case Outcome.Kept: Kept++; break;
            case Outcome.Same: Same++; break;
            default: throw new ArgumentOutOfRangeException(nameof(outcome));
        }
    }
}
