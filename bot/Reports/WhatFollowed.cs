using CsmBot.Accounts;
using CsmBot.Reports.Statistics;
using static CsmBot.Reports.Grounds;

namespace CsmBot.Reports;

/// <summary>
/// What became of accounts in the days after a contact, by the contact's type and by how effective it was said to be, beside what becomes of them from any first of a month on. It follows;
/// whether the contact made it so, it does not say: who is red is called more, and comes back more.
/// </summary>
internal sealed class WhatFollowed(Grounds grounds)
{
    /// <summary>How long after a contact it is looked at what followed.</summary>
    public const int DaysAfter = 30;

    /// <summary>Below so many contacts nothing is said.</summary>
    public const int Fewest = 20;

    private const int Second = DaysAfter * 86_400;
    private static readonly InteractionType[] _types = Enum.GetValues<InteractionType>();

    /// <summary>What is looked at; each with what it is measured among.</summary>
    private static readonly (string Name, string Among)[] _what =
        [("better colour", "of yellow or red accounts"), ("worse colour", "of green or yellow accounts"), ("usage rose", "of accounts with usage before and after"), ("ticket closed", "of accounts with a ticket open")];

    private const int Improved = 0, Worsened = 1, Rose = 2, Closed = 3;

    // Any first of a month, the types, stated as 4 or 5, stated as 1 or 2.
    private readonly long[,] _n = new long[_types.Length + 3, 4], _hit = new long[_types.Length + 3, 4];
    private readonly int _usage = grounds.Book.Metrics.Find("usage_index");
    private readonly int[] _firsts = [.. grounds.Months().Where(m => m.First.Day == 1).Select(m => grounds.AsOf.Days.Start(m.First))];

    private int Last => grounds.AsOf.NowSeconds - Second;

    /// <summary>One account's contacts in the window, of picked people.</summary>
    public void Add(int account, ReadOnlySpan<InteractionRow> rows)
    {
        var course = new Course(grounds.AsOf, account, _usage);
        foreach (ref readonly var row in rows)
        {
            if (row.At > Last) break;
            if (!grounds.Spent(row.Person)) continue;
            var (known, hits) = course.At(row.At);
            Count(1 + (int)row.Type, known, hits);
            if (row.Effectiveness is >= 4) Count(_types.Length + 1, known, hits);
            else if (row.Effectiveness is <= 2) Count(_types.Length + 2, known, hits);
        }
        var any = new Course(grounds.AsOf, account, _usage);
        foreach (var first in _firsts)
        {
            if (first > Last) break;
            var (known, hits) = any.At(first);
            Count(0, known, hits);
        }
    }

    private void Count(int row, int known, int hits)
    {
        for (var what = 0; what < 4; what++)
        {
            _n[row, what] += (known >> what) & 1;
            _hit[row, what] += (hits >> what) & 1;
        }
    }

    public ReportTable Table()
    {
        string[] after = ["any day", .. _types.Select(t => Words.Of(t).Replace('_', ' ')), "stated 4 or 5", "stated 1 or 2"];
        var rows = Enumerable.Range(0, 4).SelectMany(what => Enumerable.Range(0, after.Length).Where(a => _n[a, what] > 0).Select(a =>
        {
            var isEnough = _n[a, what] >= Fewest;
            var interval = isEnough ? Wilson.Interval((int)_hit[a, what], (int)_n[a, what]) : null;
            return (IReadOnlyList<object?>)[_what[what].Name, after[a], _n[a, what], isEnough ? Percent(_hit[a, what], _n[a, what]) : null, Rounded(100 * interval?.Low), Rounded(100 * interval?.High), _what[what].Among];
        })).ToList();
        return new ReportTable("followed", $"What followed in the {DaysAfter} days after",
            [new("what", "What"), new("after", "After"), new("n", "n", ColumnUnit.Count), new("share", "Share", ColumnUnit.Percent), new("low", "95 % from", ColumnUnit.Percent), new("high", "95 % to", ColumnUnit.Percent), new("among", "Among")],
            rows) { Narrow = ["what", "after", "n", "share"] };
    }

    public IEnumerable<string> Notes()
    {
        yield return $"What followed is measured from each contact to {DaysAfter} days after, beside “any day”: the same from the first of each month, contact or not. It followed; that the contact made it so is not said. Under {Fewest} cases there are too few to say.";
    }

    /// <summary>An account's colours, usage and tickets, walked through in order of time.</summary>
    private ref struct Course(AsOf asOf, int account, int usage)
    {
        private readonly ReadOnlySpan<HealthRow> _colours = HealthHistory.Known(asOf, account);
        private readonly ReadOnlySpan<SignalRow> _usage = usage < 0 ? [] : Metrics.Known(asOf, account, usage);
        private readonly ReadOnlySpan<Ticket> _tickets = asOf.Book.Tickets.Of(account);
        private int _before, _after, _from, _to;

        /// <summary>As bits: what can be told of the days after, and what of it came.</summary>
        public (int Known, int Hits) At(int at)
        {
            var end = at + Second;
            var (known, hits) = (0, 0);
            while (_before < _colours.Length && Seconds.Of(_colours[_before].At) <= at) _before++;
            while (_after < _colours.Length && Seconds.Of(_colours[_after].At) <= end) _after++;
            var (then, later) = (_before == 0 ? Colour.Green : _colours[_before - 1].Status, _after == 0 ? Colour.Green : _colours[_after - 1].Status);
            if (then != Colour.Green) Told(ref known, ref hits, Improved, later < then);
            if (then != Colour.Red) Told(ref known, ref hits, Worsened, later > then);
            if (_usage.Length > 0)
            {
                var (day, last) = (asOf.Days.Day(at), asOf.Days.Day(end));
                while (_from < _usage.Length && _usage[_from].Day <= day) _from++;
                while (_to < _usage.Length && _usage[_to].Day <= last) _to++;
                if (_from > 0 && _to > _from) Told(ref known, ref hits, Rose, _usage[_to - 1].Value > _usage[_from - 1].Value);
            }
            if (_tickets.Length > 0)
            {
                var (from, to) = (Seconds.ToInstant(at), Seconds.ToInstant(end));
                var (open, closed) = (false, false);
                foreach (var ticket in _tickets)
                {
                    if (ticket.OpenedAt > from || ticket.ClosedAt <= from) continue;
                    open = true;
                    closed |= ticket.ClosedAt <= to;
                }
                if (open) Told(ref known, ref hits, Closed, closed);
            }
            return (known, hits);
        }

        private static void Told(ref int known, ref int hits, int what, bool came)
        {
            known |= 1 << what;
            if (came) hits |= 1 << what;
        }
    }
}
