using CsmBot.Accounts;
using CsmBot.Conversations;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;
using CsmBot.Understanding.Company;
using Microsoft.EntityFrameworkCore;

namespace CsmBot.Tests.Conversations;

/// <summary>A lead teaches the bot the company's own words, with the whole program, over HTTP.</summary>
public sealed class TeachingTests : IAsyncLifetime
{
    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AppHost.Start();
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_a_lead_teaches_everybody_can_say_from_then_on_and_after_a_restart()
    {
        Assert.Contains("From now on “platinum” means tier 1", (await _host.Chat(AppHost.Ines).Says("teach: platinum means tier 1")).Card.Words);

        Assert.True((await _host.Chat(AppHost.Dana).Says("how many platinum accounts")).Card.Says("tier 1"));
        await _host.Restart();
        Assert.True((await _host.Chat(AppHost.Dana).Says("which platinum accounts are green")).Card.Says("Tier 1 accounts"));
        Assert.Contains("“platinum” means tier 1 (Ines Okoro)", (await _host.Chat(AppHost.Dana).Says("our words")).Card.Words);
    }

    [Fact]
    public async Task A_word_that_was_forgotten_means_nothing_again()
    {
        var lead = _host.Chat(AppHost.Ines);
        await lead.Says("teach: platinum means tier 1");

        Assert.Contains("no longer means tier 1", (await lead.Says("forget platinum")).Card.Words);
        Assert.Contains("platinum", (await _host.Chat(AppHost.Dana).Says("how many platinum accounts")).Card.Words);
        Assert.False((await _host.Chat(AppHost.Dana).Says("how many platinum accounts")).Card.Says("Number of tier 1"));
        Assert.Contains("Nobody taught me “platinum”", (await lead.Says("forget platinum")).Card.Words);
    }

    [Fact]
    public async Task Another_meaning_takes_the_place_of_the_first()
    {
        var lead = _host.Chat(AppHost.Ines);
        await lead.Says("teach: platinum means tier 1");

        Assert.Contains("“platinum” meant tier 1 until now", (await lead.Says("teach: Platinum means tier 2")).Card.Words);
        Assert.True((await lead.Says("how many platinum accounts")).Card.Says("tier 2"));
    }

    [Fact]
    public async Task Who_is_no_lead_is_told_whom_to_ask()
    {
        Assert.Contains("Only leads and execs can teach me words; ask Ines Okoro", (await _host.Chat(AppHost.Dana).Says("teach: platinum means tier 1")).Card.Words);
        Assert.Contains("Only leads and execs", (await _host.Chat(AppHost.Dana).Says("forget platinum")).Card.Words);
        Assert.Contains("no words of your own yet", (await _host.Chat(AppHost.Dana).Says("our words")).Card.Words);
    }

    [Fact]
    public async Task A_clash_is_refused_with_the_reason()
    {
        var lead = _host.Chat(AppHost.Ines);

        Assert.Contains("is the name of the account Globex", (await lead.Says("teach: Globex means tier 1")).Card.Words);
        Assert.Contains("“flurb”".Trim('“', '”'), (await lead.Says("teach: platinum means flurb")).Card.Words);
        Assert.Contains("no words of your own yet", (await lead.Says("our words")).Card.Words);
    }

    [Fact]
    public async Task What_one_process_was_taught_another_on_the_same_store_knows_at_once()
    {
        using var folder = new Folder();
        using var here = Store.Open(folder["data"]);
        using var there = Store.Open(folder["data"]);
        await here.Write(w => { w.Put(Some.Dana, Origin.Import); w.Put(Some.Acme, Origin.Import); }, TestContext.Current.CancellationToken);
        var names = new KnownNames(new WordsInForce(null, there));
        Assert.Empty(names.Of(there.Book).Words.All);

        await here.Write(w => w.Db.Add(new Taught { Key = "platinum", Number = 1, Word = "platinum", Meaning = "tier 1", By = Some.Dana.Email, At = Some.Now }), TestContext.Current.CancellationToken);

        Assert.Equal("tier 1", names.Of(there.Book).Words.Find("Platinum")?.Meaning);
    }

    [Fact]
    public void A_store_of_the_first_schema_can_be_taught_words()
    {
        using var folder = new Folder();
        OldStore.Make(folder["data"], "0001_Initial");

        using var later = Store.Open(folder["data"]);
        Assert.Empty(new KnownNames(new WordsInForce(null, later)).Of(later.Book).Words.All);
    }

    [Fact]
    public void A_file_is_read_again_when_it_changed_and_a_bad_edit_keeps_the_last_good_words()
    {
        using var folder = new Folder();
        using var store = Store.Open(folder["data"]);
        var file = folder["words.yaml"];
        var told = new List<string>();
        var names = new KnownNames(new WordsInForce(file, store, told.Add));
        Write("words:\n  flurb: barbaz\n", 1);
        Assert.Contains("words.yaml:2:", Assert.Throws<WordFileException>(() => names.Of(store.Book)).Message);

        Write("words:\n  platinum: tier 1\n", 2);
        Assert.Equal("tier 1", names.Of(store.Book).Words.Find("platinum")?.Meaning);
        Write("words:\n  platinum: flurb\n", 3);
        Assert.Equal("tier 1", names.Of(store.Book).Words.Find("platinum")?.Meaning);
        Assert.Contains("words.yaml:2: \"platinum\"", Assert.Single(told));
        Write("words:\n  gold: tier 2\n", 4);
        Assert.Equal(["gold"], names.Of(store.Book).Words.All.Select(w => w.Word));

        void Write(string text, int minute)
        {
            File.WriteAllText(file, text);
            File.SetLastWriteTimeUtc(file, Some.Now.AddMinutes(minute));
        }
    }

    [Fact]
    public async Task A_health_rule_may_use_the_words_and_goes_on_when_one_is_forgotten()
    {
        using var folder = new Folder();
        using var store = Store.Open(folder["data"]);
        await store.Write(w =>
        {
            w.Put(Some.Dana, Origin.Import);
            w.Put(Some.Acme, Origin.Import);
            w.Db.Add(new Taught { Key = "platinum", Number = 1, Word = "platinum", Meaning = "tier 1", By = Some.Dana.Email, At = Some.Now });
        }, TestContext.Current.CancellationToken);
        File.WriteAllText(folder["rules.yaml"], "rules:\n  - name: quiet\n    when: platinum accounts not contacted in 30 days\n    status: yellow\n");
        var rules = new CsmBot.Health.RulesInForce(folder["rules.yaml"], () => store.Book, new KnownNames(new WordsInForce(null, store)).Of);
        var asOf = new AsOf(store.Book, new Moment(Some.Now, TimeZoneInfo.Utc, store.Book.Workspace));
        _ = rules.Evaluation(asOf);
        Assert.Null(rules.Problem);

        await store.Write(w => { var word = w.Db.Taught.Find("platinum")!; (word.Meaning, word.Number) = (null, 2); }, TestContext.Current.CancellationToken);

        _ = rules.Evaluation(asOf);
        Assert.Contains("platinum", rules.Problem);
    }
}
