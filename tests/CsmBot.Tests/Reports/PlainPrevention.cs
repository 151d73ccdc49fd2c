using System.Numerics;
using CsmBot.Accounts;

namespace CsmBot.Tests.Reports;

/// <summary>The prevention board said a second time: account by account and day by day, with whom each counts.</summary>
internal sealed class PlainPrevention(ReportFacts facts, PlainFacts plain)
{
    public PlainReport Of(Asked asked)
    {
        var all = facts.Accounts.Where(a => (asked.Account is null || a.AccountId == asked.Account) && (IsPicked(asked, a.CsmEmail) || plain.Owned(a, asked).Any(d => IsPicked(asked, d.Owner)))).ToList();
        List<Account> there = [.. all.Where(a => PlainFacts.IsThere(a, asked.From))], green = [.. there.Where(a => plain.IsGreenAtStart(a, asked.From))], kept = [.. green.Where(a => plain.StayedGreen(a, asked.From, asked.To))];
        var strata = facts.Accounts.Where(a => PlainFacts.IsThere(a, asked.From) && plain.IsGreenAtStart(a, asked.From)).GroupBy(a => plain.Stratum(a, asked.From)).ToDictionary(g => g.Key, g => g.Average(a => plain.StayedGreen(a, asked.From, asked.To) ? 1.0 : 0));

        // What turned counts with who answers for it, all else with who had it longest.
        string CountsWith(Account a) => green.Contains(a) && !kept.Contains(a)
            ? plain.Answerable(a, plain.DayOf(plain.Changes(a).First(c => c.Status != Colour.Green && plain.DayOf(c.ChangedAt) >= asked.From && plain.DayOf(c.ChangedAt) <= asked.To).ChangedAt)) : plain.Longest(a, asked);
        int Early(string email) => all.Sum(a => plain.Moves(a).Count(m => m.Change.Status != Colour.Green && m.Change.SetBy == email && plain.DayOf(m.Change.ChangedAt) >= asked.From && plain.DayOf(m.Change.ChangedAt) <= asked.To
            && facts.Fires.Any(f => f.AccountId == a.AccountId && f.OpenedAt <= ReportFacts.Now && f.OpenedAt >= m.Change.ChangedAt && plain.DayOf(f.OpenedAt).DayNumber - plain.DayOf(m.Change.ChangedAt).DayNumber <= 180)));
        // Owners, other CSMs (they are seen to have nothing), and whoever else raised a sign or is answerable.
        var csmsOfBook = facts.Team.Select(p => p.Email).Distinct().Where(p => plain.On(p, plain.Today)?.Role == Role.Csm).ToList();
        var csms = asked.Account is null ? csmsOfBook : [];
        var last = asked.To < plain.Today ? asked.To : plain.Today;
        var people = ReportFacts.People.Append("left@example.com").Where(p => IsPicked(asked, p) && (csms.Contains(p) || Early(p) > 0
            || all.Any(a => plain.OwnerOn(a, last) == p || plain.Owned(a, asked).Any(d => d.Owner == p) || (there.Contains(a) && CountsWith(a) == p) || plain.Saves(a, asked).Any(s => plain.OwnerOn(a, plain.DayOf(s.ChangedAt)) == p)))).ToList();
        object?[] Row(Func<string, bool> of, int? compared = null)
        {
            bool Is(Account a) => of(CountsWith(a));
            var (at, ok) = (green.Where(Is).ToList(), kept.Where(Is).ToList());
            var saves = all.SelectMany(a => plain.Saves(a, asked).Where(s => of(plain.OwnerOn(a, plain.DayOf(s.ChangedAt)))).Select(s => plain.IsEarned(a, s))).ToList();
            var expected = at.Sum(a => strata[plain.Stratum(a, asked.From)]);
            return [there.Count(Is), at.Count, ok.Count, PlainFacts.Percent(ok.Count, at.Count),
                all.Sum(a => plain.Owned(a, asked).Where(d => of(d.Owner) && PlainFacts.IsThere(a, d.Day) && plain.HealthOn(a, d.Day) == Colour.Green).Sum(d => 1.0 / DateTime.DaysInMonth(d.Day.Year, d.Day.Month))),
                saves.Count, people.Where(of).Sum(Early), at.Count == 0 ? null : 100 * expected / at.Count, at.Count == 0 ? null : ok.Count - expected, PlainFacts.Score(ok.Count, at.Count).Low, PlainFacts.Score(ok.Count, at.Count).High, saves.Count(e => e), ok.Where(PlainFacts.IsActive).Sum(plain.Arr),
                compared is null ? null : at.Count < 10 ? "too few" : Chance(asked, at, ok.Count) >= 0.05 / compared ? "no" : ok.Count > expected ? "more" : "fewer"];
        }

        const string Columns = "accounts green_at_start kept_green kept_green_rate green_account_months saves signs_raised_early expected_rate above_expected low high rescues_earned arr_kept_green beyond_chance";
        var teams = csmsOfBook.Select(Team).OfType<string>().Distinct().Count();
        var sum = Row(p => IsPicked(asked, p));
        return new PlainReport().Figure("kept_green_rate", (double?)sum[3]).Figure("green_account_months", (double?)sum[4]).Figure("saves", Convert.ToDouble(sum[5])).Figure("rescues_earned", Convert.ToDouble(sum[11])).Figure("arr_kept_green", Convert.ToDouble(sum[12]))
            .Figure("signs_raised_early", Convert.ToDouble(sum[6]))
            .Table("by_csm", "csm " + Columns, people.Select(email => (object?[])[email == "left@example.com" ? null : plain.NameOf(email), .. Row(p => p == email, email == "left@example.com" ? null : Math.Max(1, csmsOfBook.Count))]))
            .Table("by_team", "team " + Columns, people.GroupBy(Team).Select(g => (object?[])[g.Key, .. Row(p => IsPicked(asked, p) && Team(p) == g.Key, g.Key is null ? null : Math.Max(1, teams))]));
    }

    /// <summary>Every way to deal out the kept ones among those of a kind is as likely: the share of ways that are no likelier than what came, in whole numbers.</summary>
    private double Chance(Asked asked, List<Account> own, int hits)
    {
        var ways = new Dictionary<int, BigInteger> { [0] = 1 };
        foreach (var kind in facts.Accounts.Where(a => PlainFacts.IsThere(a, asked.From) && plain.IsGreenAtStart(a, asked.From)).GroupBy(a => plain.Stratum(a, asked.From)))
        {
            var (all, kept, mine) = (kind.Count(), kind.Count(a => plain.StayedGreen(a, asked.From, asked.To)), own.Count(a => plain.Stratum(a, asked.From).Equals(kind.Key)));
            ways = ways.SelectMany(w => Enumerable.Range(0, mine + 1).Select(k => (Hits: w.Key + k, Ways: w.Value * Choose(kept, k) * Choose(all - kept, mine - k)))).GroupBy(w => w.Hits).ToDictionary(g => g.Key, g => g.Aggregate(BigInteger.Zero, (sum, w) => sum + w.Ways));
        }
        var total = ways.Values.Aggregate(BigInteger.Zero, (a, b) => a + b);
        return (double)(ways.Values.Where(w => w <= ways[hits]).Aggregate(BigInteger.Zero, (a, b) => a + b) * 1_000_000_000 / total) / 1e9;
    }

    private static BigInteger Choose(int of, int k) => k > of ? 0 : Enumerable.Range(1, k).Aggregate(BigInteger.One, (ways, i) => ways * (of - k + i) / i);

    private string? Team(string email) => plain.On(email, plain.Today)?.Team;

    private bool IsPicked(Asked asked, string email) => (asked.Csm is null || email == asked.Csm) && (asked.Team is null || Team(email) == asked.Team);
}
