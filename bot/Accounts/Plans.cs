namespace CsmBot.Accounts;

/// <summary>Steps of success plans. A step is done from the day in done_on.</summary>
public static class Plans
{
    public static bool IsDone(AsOf asOf, PlanStep step) => step.DoneOn <= asOf.Today;

    /// <summary>Due before today and not done.</summary>
    public static bool IsOverdue(AsOf asOf, PlanStep step) => step.Due < asOf.Today && !IsDone(asOf, step);

    /// <summary>Done, but after its due date.</summary>
    public static bool IsDoneLate(AsOf asOf, PlanStep step) => IsDone(asOf, step) && step.DoneOn > step.Due;

    /// <summary>"behind on plan": at least one step was due before today and is not done.</summary>
    public static bool IsBehind(AsOf asOf, int account)
    {
        foreach (var step in asOf.Book.Steps.Of(account))
            if (IsOverdue(asOf, step)) return true;
        return false;
    }

    /// <summary>An account's share of "plan adherence" at a day (that day included); today at the latest, since nothing later is known.</summary>
    public static Adherence AdherenceAt(AsOf asOf, int account, DateOnly day)
    {
        var (sum, last) = (default(Adherence), day < asOf.Today ? day : asOf.Today);
        foreach (var step in asOf.Book.Steps.Of(account))
            if (step.Due <= last) sum += new Adherence(1, IsDone(asOf, step) && step.DoneOn <= step.Due ? 1 : 0);
        return sum;
    }
}

/// <summary>"plan adherence": steps due by then and done by their due date ÷ all steps due by then. Sums over accounts add up.</summary>
public readonly record struct Adherence(int Due, int InTime)
{
    /// <summary>0–1; null when no step was due.</summary>
    public double? Rate => Due == 0 ? null : (double)InTime / Due;

    public static Adherence operator +(Adherence a, Adherence b) => new(a.Due + b.Due, a.InTime + b.InTime);
}
