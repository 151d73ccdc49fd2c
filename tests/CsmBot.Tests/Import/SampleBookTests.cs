using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Import;
using CsmBot.Import.Sample;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Import;

public sealed class SampleBookTests : IDisposable
{
    private static readonly DateTime _now = Some.Now;
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static List<object> Facts(int accounts = 300, int seed = 1) => [.. SampleBook.Facts(accounts, seed, _now)];

    private static double Mean(IEnumerable<int> numbers) => numbers.DefaultIfEmpty().Average();

    [Fact]
    public void The_same_seed_and_now_give_the_same_files_and_another_seed_others()
    {
        foreach (var (name, seed) in new[] { ("a", 7), ("b", 7), ("c", 8) }) SampleBook.Write(_folder[name], 30, seed, _now);
        foreach (var file in Directory.EnumerateFiles(_folder["a"]).Select(Path.GetFileName))
        {
            Assert.Equal(File.ReadAllText(_folder[$"a/{file}"]), File.ReadAllText(_folder[$"b/{file}"]));
            Assert.NotEqual(File.ReadAllText(_folder[$"a/{file}"]), File.ReadAllText(_folder[$"c/{file}"]));
        }
    }

    [Fact]
    public async Task What_is_written_is_imported_without_a_word_and_is_what_fills_a_store()
    {
        SampleBook.Write(_folder["in"], 60, 3, _now);
        using Store imported = Store.Open(_folder["imported"]), filled = Store.Open(_folder["filled"]);
        Assert.True(filled.IsEmpty());
        List<Finding> told = [];
        var files = await new FolderImport(imported, _folder["in"]) { Tell = told.Add }.Run(TestContext.Current.CancellationToken);
        Assert.Empty(told);
        Assert.All(files, f => Assert.True(f is { Added: > 0, Changed: 0, Same: 0, Refused: 0 }, f.ToString()));
        await SampleBook.Fill(filled, 60, 3, _now, TestContext.Current.CancellationToken);
        Assert.False(filled.IsEmpty());
        var again = await new FolderImport(filled, _folder["in"]).Run(TestContext.Current.CancellationToken);
        Assert.All(again, f => Assert.True(f is { Added: 0, Changed: 0, Same: > 0 }, f.ToString()));
    }

    [Fact]
    public async Task A_filled_store_shows_a_newcomer_what_people_agreed_and_said()
    {
        using var store = Store.Open(_folder["filled"]);
        await SampleBook.Fill(store, 200, 1, _now, TestContext.Current.CancellationToken);
        using var db = store.Db();
        var asOf = new AsOf(store.Book, new Moment(_now, TimeZoneInfo.Utc, new Workspace()));
        Assert.InRange(db.RenewalCommitments.Count(), 50, 300);
        var states = db.Readiness.ToList().ConvertAll(r => CsmBot.SuccessPlans.ReadinessState.Of(asOf, r, asOf.Today)!);
        Assert.True(states.Count(s => s.MetOn is not null) > 2 && states.Count(s => s.MetOn is null) > 2, string.Join("; ", states.Select(s => s.InWords)));
        // Nobody is told on the first day what the sample's past has long shown.
        Assert.All(states, s => Assert.Equal(s.MetOn is not null, s.Statement.ToldAt is not null));
        Assert.True(db.SurveyInvitations.Count(i => i.AnsweredAt != null) > 5 && db.SurveyInvitations.Any(i => i.AnsweredAt == null));
        Assert.All(db.FireNotes.ToList().Where(n => n.PreventionText is not null), n => Assert.NotNull(CsmBot.Understanding.Commands.PreventionWords.Read(n.PreventionText!, asOf.Today, new Workspace())));
        Assert.Contains(db.FireNotes, n => n.LostArr > 0);
    }

    [Fact]
    public void Keys_are_unique_and_nothing_refers_to_what_comes_later_or_lies_in_the_future()
    {
        var (known, keys) = (Known.Nothing(), new HashSet<string>());
        var kinds = CsmBot.Import.Kinds.All.Kinds.ToDictionary(k => k.Fact);
        foreach (var fact in Facts())
        {
            var kind = kinds[fact.GetType()];
            Assert.True(keys.Add($"{kind.Name} {kind.Key(fact)}"), kind.Key(fact));
            var cells = kind.Columns.Zip(kind.Cells(fact)).ToDictionary(c => c.First, c => c.Second);
            var row = new Row(known, column => cells[column]);
            Assert.True(kind.Accept(row) is not null, string.Join("; ", row.Problems));
        }
        Assert.All(Facts().OfType<Interaction>(), i => Assert.True(i.OccurredAt <= _now));
        Assert.All(Facts().OfType<HealthChange>(), h => Assert.True(h.ChangedAt <= _now));
        Assert.All(Facts().OfType<Signal>(), s => Assert.True(s.Date <= DateOnly.FromDateTime(_now)));
    }

    [Fact]
    public void A_red_account_was_contacted_less_in_the_sixty_days_before_than_accounts_that_stayed_green()
    {
        var facts = Facts();
        var contacts = facts.OfType<Interaction>().ToLookup(i => i.AccountId, i => i.OccurredAt);
        int Before(string account, DateTime day) => contacts[account].Count(at => at < day && at >= day.AddDays(-60));
        var health = facts.OfType<HealthChange>().ToList();
        var sick = health.Where(h => h.Status != Colour.Green).Select(h => h.AccountId).ToHashSet();
        var wells = facts.OfType<Account>().Where(a => !sick.Contains(a.AccountId) && a.ContractStart < DateOnly.FromDateTime(_now.AddYears(-1)));
        var red = Mean(health.Where(h => h.Status == Colour.Red).Select(h => Before(h.AccountId, h.ChangedAt)));
        var green = Mean(wells.SelectMany(a => new[] { Before(a.AccountId, _now), Before(a.AccountId, _now.AddDays(-200)) }));
        Assert.True(red < 0.85 * green, $"{red:0.0} contacts before red, {green:0.0} when green");
    }

    [Fact]
    public void Usage_has_fallen_before_most_fires_but_not_all()
    {
        var facts = Facts(600);
        var usage = facts.OfType<Signal>().Where(s => s.Metric == "usage_index").ToLookup(s => s.AccountId);
        double? At(string account, DateOnly day) => usage[account].Where(s => s.Date <= day).OrderBy(s => s.Date).LastOrDefault()?.Value;
        var drops = facts.OfType<Fire>().Select(f => (At(f.AccountId, DateOnly.FromDateTime(f.OpenedAt)), At(f.AccountId, DateOnly.FromDateTime(f.OpenedAt.AddDays(-75)))))
            .Where(v => v.Item2 is not null).Select(v => 1 - (v.Item1 / v.Item2)!.Value).ToList();
        Assert.InRange(drops.Count(d => d > 0.2) / (double)drops.Count, 0.4, 0.95);
    }

    [Fact]
    public void Plans_slip_before_a_churn_more_than_elsewhere()
    {
        var facts = Facts(600);
        var churned = facts.OfType<Account>().Where(a => a.Status == AccountStatus.Churned).Select(a => a.AccountId).ToHashSet();
        double Adherence(bool isLost) => facts.OfType<PlanStep>().Where(s => churned.Contains(s.AccountId) == isLost && s.Due < DateOnly.FromDateTime(_now)).Average(s => s.DoneOn <= s.Due ? 1.0 : 0);
        Assert.True(Adherence(true) < Adherence(false) - 0.15, $"{Adherence(true):0.00} {Adherence(false):0.00}");
    }

    [Fact]
    public void There_is_something_to_see_now_quiet_accounts_open_fires_renewals_and_every_colour()
    {
        var facts = Facts(200);
        var active = facts.OfType<Account>().Where(a => a.Status == AccountStatus.Active).ToList();
        var colours = facts.OfType<HealthChange>().GroupBy(h => h.AccountId).ToDictionary(g => g.Key, g => g.MaxBy(h => h.ChangedAt)!.Status);
        int Now(Colour colour) => active.Count(a => colours.GetValueOrDefault(a.AccountId) == colour);
        Assert.InRange(Now(Colour.Yellow), 8, 40);
        Assert.InRange(Now(Colour.Red), 2, 20);
        Assert.True(Now(Colour.Green) > 120);
        Assert.Contains(facts.OfType<Fire>(), f => f.ClosedAt is null);
        Assert.Contains(active, a => a.RenewalDate is { } day && day.DayNumber - DateOnly.FromDateTime(_now).DayNumber is >= 0 and < 41);
        var last = facts.OfType<Interaction>().GroupBy(i => i.AccountId).ToDictionary(g => g.Key, g => g.Max(i => i.OccurredAt));
        Assert.InRange(active.Count(a => last.GetValueOrDefault(a.AccountId) < _now.AddDays(-45)), 1, 15);
    }

    [Theory]
    [InlineData("2026-11-27 09:00")]
    [InlineData("2026-12-31 09:00")]
    [InlineData("2027-01-01 09:00")]
    [InlineData("2027-05-16 21:00")]
    public void The_question_of_the_first_five_minutes_finds_some_accounts_on_any_day(string now)
    {
        for (var seed = 1; seed < 6; seed++)
        {
            var book = CsmBot.Tests.Accounts.Given.Book(CsmBot.Tests.Accounts.Given.Utc(now), TimeZoneInfo.Utc, [.. SampleBook.Facts(200, seed, CsmBot.Tests.Accounts.Given.Utc(now))]);
            var context = new CsmBot.Understanding.Context(book.Moment, CsmBot.Understanding.Names.Directory.Of(book.Book));
            var ask = Assert.IsType<CsmBot.Understanding.Ask>(CsmBot.Understanding.Language.English.Understand("which tier 1 accounts renew this quarter and are yellow", context));
            Assert.InRange(CsmBot.Questions.Answers.To(ask.Question, book.Book, book.Moment).Total, 2, 8);
        }
    }

    [Fact]
    public void Some_names_are_tricky()
    {
        var names = Facts(60).OfType<Account>().ToList();
        Assert.Contains(names, a => a.Name == "May & Partners");
        Assert.Contains(names, a => a.Name == "O'Hara Foods");
        Assert.Contains(names, a => a.Name.Any(c => c > 127));
        Assert.Contains(names.GroupBy(a => a.Name.Split(' ')[0]), g => g.Count() > 1);
        Assert.Equal(names.Count, names.Select(a => a.Name).Distinct().Count());
    }

    [Fact]
    public void A_book_of_one_account_is_a_book() => Assert.Single(Facts(1).OfType<Account>());
}
