using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// Amounts and the figures that they bound: "ARR over 100k", "usage dropped by 20 % over 30 days".
internal static partial class Phrases
{
    /// <summary>"ARR over 100k", "over 100k ARR", "over $50k", "usage dropped by 20 % over 30 days".</summary>
    private static void Figures(List<Item> items, DateOnly today)
    {
        Ranges(items);
        // "both NPS and CSAT fell": either of them did.
        for (var i = 0; i + 2 < items.Count; i++)
            if (items[i] is { Piece: Figure { Quantity: Metric { Name: var name } }, Compared: null } && items[i + 1].IsLink(LinkWord.And) && items[i + 2].Piece is Moved other) items[i].Piece = other with { Metric = name };
        // "active users below 50 % of seats": two numbers of the same account.
        for (var i = 1; i + 1 < items.Count; i++)
            if (items[i].Piece is Portion { Bound: { Bare: false, Op: not Op.Between } part } && items[i - 1] is { Piece: Figure { Quantity: Metric left }, Compared: null } && items[i + 1] is { Piece: Figure { Quantity: Metric right } })
            {
                items[i - 1].Piece = new Is(new CompareBoth(left, part.Op, right, part.Value / 100));
                items.RemoveRange(i, 2);
            }

        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Piece is Moved moved) { Move(items, i, moved, today); continue; }
            if (items[i].Piece is not Compared amount || items[i].Used) continue;
            var before = Previous(items, i);
            var after = Next(items, i);
            // "half" is a part of something, never an amount of ARR.
            if (amount is { Unit: UnitOf.Plain, Value: > 0 and < 1 } && (before?.Piece ?? after?.Piece) is Figure { Quantity: Of { Number: AccountNumber.Arr } } or null) continue;
            var owner = before is { Piece: Figure or Effort or Rate, Compared: null } ? before
                : after is { Piece: Figure or Effort or Rate, Compared: null } && !amount.Bare ? after
                : before is { Piece: When } && i >= 2 && items[i - 2] is { Piece: Effort or Rate, Compared: null } far && !amount.Bare ? far
                : null;
            if (owner is not null && (!amount.Bare || owner == before && owner.Piece is Figure { Quantity: Metric })) { owner.Compared = amount; items[i].Used = true; }
            else if (!amount.Bare && (amount.Unit == UnitOf.Money || (amount.Unit == UnitOf.Plain && amount.Value >= 1000 && after?.Piece is not Noun)))
                items[i].Piece = new Is(new Compare(new Of(AccountNumber.Arr), amount.Op, amount.Value, amount.High));
        }
    }

    /// <summary>"at least 50 but not more than 120": two ends of one range, the second in the unit of the first.</summary>
    private static void Ranges(List<Item> items)
    {
        for (var i = 0; i + 2 < items.Count; i++)
        {
            if (items[i + 1].Piece is not Link { Word: LinkWord.And or LinkWord.Comma } || items[i + 2].Piece is not Compared { Bare: false, Op: Op.AtMost or Op.LessThan } high) continue;
            if (i + 3 < items.Count && items[i + 3].Piece is Figure or Noun or Effort) continue;
            var low = items[i].Piece is Compared { Bare: false, Op: Op.AtLeast or Op.MoreThan } c ? c : null;
            var quiet = items[i].Piece is Is { Condition: NotContacted n } ? n : null;
            if ((low is null && quiet is null) || (high.Unit != UnitOf.Plain && low is not null && high.Unit != low.Unit)) continue;
            var (top, counts) = (high.Op == Op.AtMost ? high.Value : high.Value - 1, quiet is not null || low!.Unit is UnitOf.Plain or UnitOf.Days && low.Value == Math.Floor(low.Value) && high.Value == Math.Floor(high.Value));
            if (quiet is not null && high.Unit is UnitOf.Plain or UnitOf.Days) items[i].Piece = new Is(new Compare(new Of(AccountNumber.DaysSinceContact), Op.Between, quiet!.Days, top));
            else if (low is { Op: Op.AtLeast } && high.Op == Op.AtMost) items[i].Piece = low with { Op = Op.Between, High = high.Value };
            else if (low is not null && counts) items[i].Piece = low with { Op = Op.Between, Value = low.Op == Op.AtLeast ? low.Value : low.Value + 1, High = top };
            else continue;
            (items[i + 1].Piece, items[i + 1].Used, items[i + 2].Piece, items[i + 2].Used) = (new Link(LinkWord.With), true, new Link(LinkWord.With), true);
        }
    }

    /// <summary>
    /// A change is that of the newest value against an earlier one (contracts: vocabulary, "dropped by"): how many days back a window reaches that goes on until now. One that is over
    /// says of no change until now; null. "In the last month" is, beside a change, as long as a month.
    /// </summary>
    private static int? UntilNow(Recognizers.WindowReading window, DateOnly today)
    {
        var past = window.Past;
        if (past.LastDay == today || (window is { Fixed: true, Unit: Unit.Month } && past.LastDay < today)) return past.Days;
        return past.From is { } from && from < today && (past.To is null || past.To > today) ? today.DayNumber - from.DayNumber : null;
    }

    private static void Move(List<Item> items, int at, Moved moved, DateOnly today)
    {
        var by = moved.By;
        int? days = null;
        for (var i = at + 1; i < items.Count && (by is null || days is null); i++)
        {
            if (items[i].Piece is Compared { Unit: UnitOf.Percent or UnitOf.Plain, Average: null } amount && by is null) (by, items[i].Used) = (amount, true);
            else if (items[i].Piece is Compared length && length.Days(DateOnly.MaxValue) is { } n && days is null) (days, items[i].Used) = (n, true);
            else if (items[i].Piece is When { Window: var window } && days is null && UntilNow(window, today) is { } run) (days, items[i].Used) = (run, true);
            else if (items[i].Piece is SortedBy) items[i].Used = true;
            else if (items[i].Piece is Ranked or AccountPiece or Moved) continue;
            else if (items[i].Piece is not Link) break;
        }

        if (days is null) return;
        var percent = by is null || by.Unit == UnitOf.Percent;
        var form = moved.Fell ? percent ? ChangeForm.DropPercent : ChangeForm.Drop : percent ? ChangeForm.RisePercent : ChangeForm.Rise;
        items[at].Piece = new Figure(new MetricChange(moved.Metric, days.Value, form));
        items[at].Compared = by is null ? new Compared(Op.MoreThan, 0, 0, UnitOf.Plain) : by.Bare ? by with { Op = Op.AtLeast, Bare = false } : by;
    }
}
