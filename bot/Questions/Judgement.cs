namespace CsmBot.Questions;

/// <summary>A condition made ready for one book and moment: judges an account by its ordinal. Makes no garbage.</summary>
public abstract class Judgement(Condition condition)
{
    public Condition Condition { get; } = condition;

    public abstract Verdict Of(int account);

    public bool Holds(int account) => Of(account) == Verdict.True;

    /// <summary>The only accounts, in the book's order, that may not be false, where that is quicker found than by judging each; else null.</summary>
    internal virtual List<int>? Candidates() => null;

    /// <summary>How much one evaluation costs, roughly: cheap parts go first.</summary>
    internal abstract int Effort { get; }
}

internal sealed class Leaf(Condition condition, Func<int, Verdict> judge, int effort, Func<List<int>>? candidates = null) : Judgement(condition)
{
    internal override List<int>? Candidates() => candidates?.Invoke();
    public override Verdict Of(int account) => judge(account);
    internal override int Effort => effort;
}

internal sealed class Every(Condition condition, IEnumerable<Judgement> parts) : Judgement(condition)
{
    public Judgement[] Parts { get; } = [.. parts.OrderBy(p => p.Effort)];
    internal override int Effort => Parts.Sum(p => p.Effort);
    internal override List<int>? Candidates() => Parts.Select(p => p.Candidates()).FirstOrDefault(c => c is not null);

    public override Verdict Of(int account)
    {
        var verdict = Verdict.True;
        foreach (var part in Parts)
        {
            var of = part.Of(account);
            if (of == Verdict.False) return Verdict.False;
            if (of < verdict) verdict = of;
        }
        return verdict;
    }
}

internal sealed class Either(Condition condition, IEnumerable<Judgement> parts) : Judgement(condition)
{
    public Judgement[] Parts { get; } = [.. parts.OrderBy(p => p.Effort)];
    internal override int Effort => Parts.Sum(p => p.Effort);

    public override Verdict Of(int account)
    {
        var verdict = Verdict.False;
        foreach (var part in Parts)
        {
            var of = part.Of(account);
            if (of == Verdict.True) return Verdict.True;
            if (of > verdict) verdict = of;
        }
        return verdict;
    }
}

internal sealed class Opposite(Condition condition, Judgement part) : Judgement(condition)
{
    public Judgement Part { get; } = part;
    internal override int Effort => Part.Effort;
    public override Verdict Of(int account) => Verdicts.Not(Part.Of(account));
}
