using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Health;
using CsmBot.Tests.Data;

namespace CsmBot.Tests.Health;

/// <summary>Rules of a file and of chat side by side, with a real file and a real store.</summary>
public sealed class RulesInForceTests : IDisposable
{
    private readonly Folder _folder = new();
    private readonly Store _store;
    private readonly RulesInForce _rules;
    private readonly List<string> _told = [];
    private int _renewed, _minute;

    public RulesInForceTests()
    {
        _store = Store.Open(_folder["data"]);
        _store.Write(work => { work.Put(Some.Dana, Origin.Import); work.Put(Some.Acme, Origin.Import); }).GetAwaiter().GetResult();
        _rules = new RulesInForce(_folder["rules.yaml"], () => _store.Book, new KnownNames(new WordsInForce(null, _store)).Of, new StoredRules(_store).Now, _told.Add);
        _rules.Renewed += () => _renewed++;
        File("gone quiet", "accounts not contacted in 45 days");
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private void File(string name, string when, string more = "") => Text($"rules:\n  - name: {name}\n    when: {when}\n    status: yellow\n{more}");

    private void Text(string yaml)
    {
        System.IO.File.WriteAllText(_folder["rules.yaml"], yaml);
        System.IO.File.SetLastWriteTimeUtc(_folder["rules.yaml"], Some.Now.AddMinutes(++_minute));
    }

    private void Chat(string name, string? when, string? offBy = null, bool deleted = false) => _store.Write(work =>
    {
        var (key, next) = (HealthRule.KeyOf(name), (work.Db.RuleChanges.Max(c => (long?)c.Number) ?? 0) + 1);
        if (work.Db.Rules.Find(key) is not { } row) work.Db.Add(row = new StoredRule { Key = key, Name = name, By = Some.Dana.Email, At = Some.Now, Number = when is null ? 0 : (int)next });
        (row.When, row.Status, row.OffBy, row.OffAt, row.Deleted) = (when, Colour.Red, offBy, offBy is null ? null : Some.Now, deleted);
        work.Db.Add(new RuleChange { Number = next, Key = key, By = Some.Dana.Email, At = Some.Now, What = "did something" });
    }).GetAwaiter().GetResult();

    private string[] InForce => [.. _rules.Rules.Rules.Select(r => r.Name)];

    [Fact]
    public void A_bad_edit_keeps_the_last_good_rules_and_is_told_once()
    {
        Assert.Equal(["gone quiet"], InForce);
        File("gone quiet", "frobnicated accounts");
        Assert.Equal(["gone quiet"], InForce);
        Assert.Equal("accounts not contacted in 45 days", _rules.Rules.Rules[0].When);
        Assert.Contains("frobnicated", _rules.Problem);
        Assert.Contains("rules.yaml:3:", Assert.Single(_told));

        File("silent", "accounts not contacted in 60 days");
        Assert.Equal(["silent"], InForce);
        Assert.Null(_rules.Problem);
        Assert.True(_renewed > 0);
    }

    [Fact]
    public void Rules_of_chat_stand_beside_those_of_the_file_and_either_can_be_off()
    {
        Assert.Equal(["gone quiet"], InForce);
        Chat("unhappy", "accounts with NPS below 0");
        Assert.Equal(["gone quiet", "unhappy"], InForce);
        Chat("Gone Quiet", null, offBy: Some.Dana.Email);
        Assert.Equal(["unhappy"], InForce);
        Assert.Equal(Some.Dana.Email, _rules.Rules.Find("gone quiet")?.OffBy);
        Chat("Gone Quiet", null);
        Chat("unhappy", "accounts with NPS below 0", deleted: true);
        Assert.Equal(["gone quiet"], InForce);
        Assert.Null(_rules.Rules.Find("unhappy"));
        Assert.Equal(3, _renewed);
    }

    [Fact]
    public void The_file_wins_over_a_rule_of_its_name_made_in_chat()
    {
        Chat("unhappy", "accounts with NPS below 0");
        File("Unhappy", "accounts with CSAT below 3");
        Assert.Equal("accounts with CSAT below 3", Assert.Single(_rules.Rules.Rules).When);
    }

    [Fact]
    public async Task A_rule_of_chat_that_is_not_understood_is_silent_until_its_word_is_taught()
    {
        Chat("platinum quiet", "platinum accounts not contacted in 30 days");
        var silent = Assert.Single(_rules.Rules.Rules, r => r.Problem is not null);
        Assert.Contains("“platinum”".Trim('“', '”'), silent.Problem);
        var evaluation = _rules.Evaluation(new AsOf(_store.Book, new Moment(Some.Now, TimeZoneInfo.Utc, _store.Book.Workspace)));
        Assert.Equal(CsmBot.Questions.Verdict.Unknown, evaluation.Of(1, 0));

        await _store.Write(w => w.Db.Add(new Taught { Key = "platinum", Number = 1, Word = "platinum", Meaning = "tier 1", By = Some.Dana.Email, At = Some.Now }), TestContext.Current.CancellationToken);
        Assert.All(_rules.Rules.Rules, r => Assert.Null(r.Problem));
    }

    [Fact]
    public async Task A_fire_that_nobody_knows_is_warned_of_and_refuses_nothing()
    {
        File("gone quiet", "accounts not contacted in 45 days", "    learned_from: F-99\n");
        Assert.Equal(["gone quiet"], InForce);
        Assert.EndsWith("rules.yaml:2: rule \"gone quiet\": learned_from F-99 is no fire that I know", Assert.Single(_rules.Warnings()));

        await _store.Write(work => { work.Put(new Fire("F-99", Some.Acme.AccountId, Some.Now.AddDays(-9), null, null, null, null, null, null, null), Origin.Import); }, TestContext.Current.CancellationToken);
        Assert.Empty(_rules.Warnings());
    }

    [Fact]
    public void A_store_of_the_schema_before_takes_rules()
    {
        OldStore.Make(_folder["old"], "0003_Alerting");
        using var later = Store.Open(_folder["old"]);
        Assert.Empty(new StoredRules(later).Now().Rules);
    }
}
