using CsmBot.Accounts;

namespace CsmBot.Reports;

/// <summary>What interactions come to: sums, and the mean of the effectiveness that was stated, each row once.</summary>
internal struct Volume
{
    private long _minutes, _reactiveMinutes, _stated, _ratings;
    private Cost _cost;

    public long Interactions { get; private set; }

    /// <summary>Interactions of which nobody said how long they took.</summary>
    public long WithoutMinutes { get; private set; }

    public readonly double Hours => _minutes / 60.0;
    public readonly double ReactiveHours => _reactiveMinutes / 60.0;
    public readonly double ProactiveHours => (_minutes - _reactiveMinutes) / 60.0;
    public readonly double Cost => _cost.Total;
    public readonly double ReactiveCost => _cost.Firefighting;
    public readonly double Crc => _cost.Crc;

    /// <summary>Percent of minutes; null without any.</summary>
    public readonly double? ReactiveShare => Grounds.Percent(_reactiveMinutes, _minutes);

    /// <summary>1–5; null when nobody stated it.</summary>
    public readonly double? Effectiveness => _stated == 0 ? null : Grounds.Rounded((double)_ratings / _stated);

    public void Add(AsOf asOf, in InteractionRow row)
    {
        Interactions += row.Volume;
        _minutes += row.Minutes;
        if (row.SaidMinutes is null) WithoutMinutes += row.Volume;
        if (row.Effectiveness is { } rating) (_stated, _ratings) = (_stated + 1, _ratings + rating);
        var cost = Accounts.Cost.Of(asOf, row);
        if (Effort.IsReactive(row))
        {
            _reactiveMinutes += row.Minutes;
            _cost += new Cost(0, cost);
        }
        else _cost += new Cost(cost, 0);
    }

    public void Add(in Volume other)
    {
        Interactions += other.Interactions;
        WithoutMinutes += other.WithoutMinutes;
        (_minutes, _reactiveMinutes) = (_minutes + other._minutes, _reactiveMinutes + other._reactiveMinutes);
        (_stated, _ratings) = (_stated + other._stated, _ratings + other._ratings);
        _cost += other._cost;
    }

    /// <summary>Cells of the columns that every table of effort ends with.</summary>
    public readonly IReadOnlyList<object?> Cells() => [Interactions, Grounds.Rounded(Hours), Grounds.Rounded(Cost), Effectiveness];

    public static IReadOnlyList<ReportColumn> Columns { get; } =
    [
        new("volume", "Interactions", ColumnUnit.Count), new("hours", "Hours", ColumnUnit.Hours), new("cost", "Cost", ColumnUnit.Money), new("effectiveness", "Effectiveness", ColumnUnit.Rating),
    ];
}
