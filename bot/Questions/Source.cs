using CsmBot.Questions.Records;

namespace CsmBot.Questions;

/// <summary>Where the numbers of a figure come from: one of each account, or one of each record.</summary>
internal abstract class Source
{
    public abstract Together Together { get; }

    /// <summary>The number of one account.</summary>
    public abstract Func<int, double> OfAccount { get; }

    /// <summary>Adds an account's numbers to their groups.</summary>
    public abstract Action<int> Into(Groups groups, Axis[] axes, int slot);
}

internal sealed class AccountSource(Func<int, double> number) : Source
{
    public override Together Together => Together.Sum;
    public override Func<int, double> OfAccount => number;

    public override Action<int> Into(Groups groups, Axis[] axes, int slot)
    {
        var plan = Array.FindIndex(axes, a => a.Dimension == Dimension.Plan);
        if (axes.FirstOrDefault(a => a.OfAccount is null && a.Dimension != Dimension.Plan) is { } none) throw new CannotAnswer($"Accounts have no {none.Name}.");
        var codes = new int[axes.Length];
        return account =>
        {
            for (var i = 0; i < axes.Length; i++) codes[i] = axes[i].OfAccount?.Invoke(account) ?? -1;
            if (plan < 0) groups.Add(codes, slot, number(account));
            else foreach (var name in AccountFields.Plans(axes[plan].AsOf, account))
            {
                codes[plan] = axes[plan].Code(name);
                groups.Add(codes, slot, number(account));
            }
        };
    }
}

internal sealed class RecordSource(RecordSet records, RecordNumber number) : Source
{
    public override Together Together => RecordNumbers.Together(number);
    public override Func<int, double> OfAccount => records.Total(number);
    public override Action<int> Into(Groups groups, Axis[] axes, int slot) => records.Into(groups, axes, slot, number);
}
