using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Conversations;

/// <summary>Commitments before renewals in conversations with the whole program, over HTTP. Acme renews in two months, Globex in twenty days.</summary>
public sealed class CommitmentTests : IAsyncLifetime
{
    private readonly Transcript _said = new();
    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AppHost.Start();
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private RenewalCommitment? Stored(string account, int days)
    {
        using var db = _host.Store.Db();
        return db.RenewalCommitments.SingleOrDefault(c => c.AccountId == account && c.Days == days);
    }

    [Fact]
    public async Task A_commitment_is_written_down_put_right_taken_back_and_shown_in_the_report_and_the_week()
    {
        var (dana, sam) = (_host.Chat(AppHost.Dana), _host.Chat(AppHost.Sam));
        await _said.Say(dana, "Dana", "commitment for Acme at 90 days: CFO agreed to renew for two years");
        Assert.Equal(("CFO agreed to renew for two years", AppHost.Dana.Email, Some.Acme.RenewalDate), (Stored("A-1", 90)!.Statement, Stored("A-1", 90)!.RecordedBy, Stored("A-1", 90)!.RenewalOn));
        await _said.Say(dana, "Dana", "Acme commitment: three years, not two");
        Assert.Equal("three years, not two", Stored("A-1", 90)!.Statement);
        await _said.Say(dana, "Dana", "undo");
        Assert.Equal("CFO agreed to renew for two years", Stored("A-1", 90)!.Statement);
        await _said.Say(sam, "Sam", "commitment for Acme: nothing of mine");
        Assert.Null(Stored("A-1", 30));
        var which = await _said.Say(dana, "Dana", "commitment for Globex at 60 days: contract is with legal");
        await _said.Press(dana, "Dana", which, which.Card, "30 days");
        Assert.Equal("contract is with legal", Stored("A-2", 30)!.Statement);
        await _said.Say(dana, "Dana", "commitments of Acme");
        Assert.True((await dana.Says("renewals report for Acme")).Card.Says("CFO agreed to renew for two years"));
        Assert.True((await dana.Says("my week")).Card.Says("commitment 90 days before the renewal"));
        _said.Check("commitments.txt");
    }

    [Fact]
    public async Task A_form_asks_for_it_from_the_report_and_what_is_wrong_is_said()
    {
        var dana = _host.Chat(AppHost.Dana);
        var report = await dana.Says("renewals report");
        await dana.Presses(report, "Write down a commitment…");
        var form = await _host.Far.Until(s => s.Card.Says("Commitment before the renewal"));
        Assert.True(form.Card.Message.ToJsonString().Contains("Globex, renews 10 Dec 2026", StringComparison.Ordinal), form.Card.Message.ToJsonString());
        var wrong = await dana.Presses(form, "Save", ("account", "A-2"), ("checkpoint", "now"), ("statement", " "));
        Assert.True(wrong.Says("Say who committed to what"), wrong.Words);
        await dana.Presses(form.Id, wrong, "Save", ("account", "A-2"), ("checkpoint", "now"), ("statement", "the COO signs on Monday"));
        Assert.Equal("the COO signs on Monday", Stored("A-2", 30)!.Statement);
    }

    [Fact]
    public async Task The_same_message_twice_writes_down_once_and_a_renewal_that_is_closed_takes_none()
    {
        var dana = _host.Chat(AppHost.Dana);
        await _host.Store.Write(work => work.Put(new Renewal("A-2", DateOnly.FromDateTime(Some.Now).AddDays(20), RenewalOutcome.Renewed, 10, 10, DateOnly.FromDateTime(Some.Now).AddDays(-1)), Origin.Import), TestContext.Current.CancellationToken);
        Assert.True((await dana.Says("commitment for Globex: they stay")).Card.Says("is closed already"));
        await dana.Says("commitment for Acme: they stay", "1795165209999");
        await dana.Says("commitments of Acme");
        Assert.Equal(0, Stored("A-1", 90)!.Version);
    }
}
