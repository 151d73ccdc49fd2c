using CsmBot.Accounts;

namespace CsmBot.Tests.Reports;

/// <summary>Where the time went and what followed on contacts, a second time: each number looked up in the lists of facts anew.</summary>
internal sealed class PlainEffort(PlainFacts plain)
{
    private static readonly string[] _purposes = ["firefighting", "prevention", "onboarding", "adoption", "renewal", "expansion", "unsaid"];

    public PlainReport AddTo(PlainReport report, Asked asked)
    {
        var work = plain.SpentBy(asked);
        var weeks = PlainFacts.DaysFrom(asked.From, asked.To).GroupBy(d => d.AddDays(-(((int)d.DayOfWeek + 6) % 7))).Select(g => (First: g.Min(), Last: g.Max())).ToList();
        List<Interaction> In((DateOnly First, DateOnly Last) week) => [.. work.Where(i => plain.DayOf(i.OccurredAt) >= week.First && plain.DayOf(i.OccurredAt) <= week.Last)];
        var types = Enum.GetValues<InteractionType>().Where(t => work.Any(i => i.Type == t && i.Minutes > 0)).ToList();
        var purposes = _purposes.Where(p => work.Any(i => Purpose(i) == p && i.Minutes > 0)).ToList();
        var passed = Math.Max(1, PlainFacts.DaysFrom(asked.From, asked.To).Count(d => d <= plain.Today)) / 7.0;
        return report
            .Table("by_month", "month reactive_hours proactive_hours reactive_share", PlainFacts.Months(asked).Select(m =>
            {
                var those = work.Where(i => PlainFacts.Month(plain.DayOf(i.OccurredAt)) == m).ToList();
                var reactive = those.Where(PlainFacts.IsReactive).Sum(plain.Hours);
                return new object?[] { m, reactive, those.Sum(plain.Hours) - reactive, PlainFacts.Percent(reactive, those.Sum(plain.Hours)) };
            }))
            .Table("flagged", "account crc arr share_of_arr", plain.Facts.Accounts.Where(a => PlainFacts.IsActive(a) && (asked.Account is null || a.AccountId == asked.Account))
                .Select(a => (Account: a, Crc: work.Where(i => i.AccountId == a.AccountId && !PlainFacts.IsReactive(i)).Sum(plain.Cost))).Where(a => a.Crc > 0 && a.Crc > plain.Arr(a.Account) / 5)
                .Select(a => new object?[] { a.Account.Name, a.Crc, plain.Arr(a.Account), PlainFacts.Percent(a.Crc, plain.Arr(a.Account)) }))
            .Table("by_tier", "tier volume hours cost reactive_share", work.GroupBy(i => plain.Tier(plain.Account(i.AccountId))).Select(g =>
                new object?[] { g.Key, g.Sum(i => i.Volume), g.Sum(plain.Hours), g.Sum(plain.Cost), PlainFacts.Percent(g.Where(PlainFacts.IsReactive).Sum(plain.Hours), g.Sum(plain.Hours)) }))
            .Table("time_by_type", string.Join(' ', ["week", "hours", .. types.Select(Word), "without_minutes"]), weeks.Select(w => (object?[])
                [w.First, In(w).Sum(plain.Hours), .. types.Select(t => (object?)In(w).Where(i => i.Type == t).Sum(plain.Hours)), In(w).Where(i => i.Minutes is null).Sum(i => i.Volume)]))
            .Table("time_by_purpose", string.Join(' ', ["week", "hours", .. purposes.Order(StringComparer.Ordinal)]), weeks.Select(w => (object?[])
                [w.First, In(w).Sum(plain.Hours), .. purposes.Order(StringComparer.Ordinal).Select(p => (object?)In(w).Where(i => Purpose(i) == p).Sum(plain.Hours))]))
            .Table("time_use", $"person hours hours_per_week {string.Join(' ', _purposes)} weeks_logged without_minutes", work.GroupBy(i => i.CsmEmail).Select(g => (object?[])
                [plain.NameOf(g.Key), g.Sum(plain.Hours), (double)g.Sum(plain.Hours) / passed, .. _purposes.Select(p => (object?)PlainFacts.Percent(g.Where(i => Purpose(i) == p).Sum(plain.Hours), g.Sum(plain.Hours))),
                    weeks.Count(w => In(w).Any(i => i.CsmEmail == g.Key)), PlainFacts.Percent(g.Where(i => i.Minutes is null).Sum(i => i.Volume), g.Sum(i => i.Volume))]))
            .Table("followed", "what after n share low high", Followed(asked, work));
    }

    private IEnumerable<object?[]> Followed(Asked asked, List<Interaction> work)
    {
        var firsts = PlainFacts.DaysFrom(asked.From, asked.To).Where(d => d.Day == 1).Select(d => LocalTime.ToUtc(d.ToDateTime(default), plain.Facts.Workspace.TimeZone)).ToList();
        var accounts = plain.Facts.Accounts.Where(a => asked.Account is null || a.AccountId == asked.Account).ToList();
        List<(string After, List<(Account Account, DateTime At)> Moments)> groups =
        [
            ("any day", [.. accounts.SelectMany(a => firsts.Select(f => (a, f)))]),
            .. Enum.GetValues<InteractionType>().Select(t => (Word(t).Replace('_', ' '), Moments(work.Where(i => i.Type == t)))),
            ("stated 4 or 5", Moments(work.Where(i => i.Effectiveness >= 4))), ("stated 1 or 2", Moments(work.Where(i => i.Effectiveness <= 2))),
        ];
        (string, Func<Account, DateTime, bool?>)[] what = [("better colour", Improved), ("worse colour", Worsened), ("usage rose", Rose), ("ticket closed", Closed)];
        foreach (var (name, came) in what)
            foreach (var (after, moments) in groups)
                if (moments.Where(m => m.At.AddDays(30) <= ReportFacts.Now).Select(m => came(m.Account, m.At)).OfType<bool>().ToList() is { Count: > 0 } told)
                {
                    (double? low, double? high) = told.Count < 20 ? (null, null) : PlainFacts.Score(told.Count(t => t), told.Count);
                    yield return [name, after, told.Count, told.Count < 20 ? null : PlainFacts.Percent(told.Count(t => t), told.Count), low, high];
                }
    }

    private List<(Account, DateTime)> Moments(IEnumerable<Interaction> contacts) => [.. contacts.Select(i => (plain.Account(i.AccountId), i.OccurredAt))];

    private Colour At(Account a, DateTime at) => plain.Changes(a).LastOrDefault(c => c.ChangedAt <= at)?.Status ?? Colour.Green;
    private bool? Improved(Account a, DateTime at) => At(a, at) == Colour.Green ? null : At(a, at.AddDays(30)) < At(a, at);
    private bool? Worsened(Account a, DateTime at) => At(a, at) == Colour.Red ? null : At(a, at.AddDays(30)) > At(a, at);

    private bool? Rose(Account a, DateTime at)
    {
        Signal? On(DateTime when) => plain.Facts.Signals.Where(s => s.AccountId == a.AccountId && s.Metric == "usage_index" && s.Date <= plain.DayOf(when)).MaxBy(s => s.Date);
        return On(at) is not { } before || On(at.AddDays(30)) is not { } after || after.Date == before.Date ? null : after.Value > before.Value;
    }

    private bool? Closed(Account a, DateTime at)
    {
        var open = plain.Facts.Tickets.Where(t => t.AccountId == a.AccountId && t.OpenedAt <= at && !(t.ClosedAt <= at)).ToList();
        return open.Count == 0 ? null : open.Any(t => t.ClosedAt <= at.AddDays(30));
    }

    private static string Purpose(Interaction i) => i.Purpose?.ToString().ToLowerInvariant() ?? "unsaid";
    private static string Word(InteractionType type) => type == InteractionType.SiteVisit ? "site_visit" : type.ToString().ToLowerInvariant();
}
