using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Conversations;

/// <summary>Back-tests in a conversation with the whole program, over HTTP; what was said is compared with a file that a person has read.</summary>
public sealed class BacktestingTests : IAsyncLifetime
{
    private const string Rules = """
        rules:
          - name: gone quiet
            when: accounts not contacted in 45 days
            status: yellow
          - name: low NPS
            when: accounts with NPS below 0
            status: yellow
          - name: outage before
            when: accounts with a fire whose cause is outage
            status: red
        """;

    private readonly Transcript _said = new();
    private AppHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AppHost.Start(Rules);
        await _host.Store.Write(work =>
        {
            foreach (var account in _host.Store.Book.Accounts.All) work.Put(account with { ContractStart = new DateOnly(2024, 6, 1) }, Origin.Import);
            foreach (dynamic fact in History()) work.Put(fact, Origin.Import);
        });
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    /// <summary>Ten accounts over two years: NPS sours a month before six of eight fires, one account is lost, and people are spoken to every month.</summary>
    private static IEnumerable<object> History()
    {
        var first = new DateOnly(2024, 12, 1);
        for (var i = 0; i < 10; i++)
        {
            var id = $"A-{10 + i}";
            for (var day = first.AddDays(i); day < new DateOnly(2026, 11, 15); day = day.AddDays(30))
                if (i != 3 || day < new DateOnly(2026, 2, 1)) yield return new Interaction($"I-{id}-{day:yyyyMMdd}", day.ToDateTime(new(10, 0), DateTimeKind.Utc), id, Some.Dana.Email, InteractionType.Call, 20, 1, 4, null, null, null);
            yield return new Signal(first, id, "nps", 40);
            var fire = new DateOnly(2025, 9, 1).AddDays(30 * i);
            if (i is < 6 or 9) yield return new Signal(fire.AddDays(-30 - i), id, "nps", -10 - i);
            if (i is < 6 or 9) yield return new Signal(fire.AddDays(40), id, "nps", 35);
            if (i < 8) yield return new Fire($"F-{i}", id, fire.ToDateTime(new(9, 0), DateTimeKind.Utc), fire.AddDays(20).ToDateTime(new(9, 0), DateTimeKind.Utc), FireOutcome.Saved, "low NPS", null, i == 0 ? "outage" : "bug", null, null);
        }

        yield return Some.Acme with { AccountId = "A-13", Name = "Kestrel Dogwood", Aliases = [], Status = AccountStatus.Churned, ContractStart = new DateOnly(2024, 6, 1) };
        yield return new Renewal("A-13", new DateOnly(2026, 6, 1), RenewalOutcome.Churned, 1003, 0, new DateOnly(2026, 6, 5));
    }

    [Fact]
    public async Task Rules_and_conditions_are_proven_on_the_past()
    {
        var dana = _host.Chat(AppHost.Dana);
        await _said.Say(dana, "Dana", "backtest the rules");
        await _said.Say(dana, "Dana", "backtest low NPS");
        await _said.Say(dana, "Dana", "what would 'accounts with NPS below 20' have caught since January");
        await _said.Say(dana, "Dana", "back-test accounts not contacted in the last 60 days");
        await _said.Say(dana, "Dana", "backtest outage before in 2025");
        await _said.Say(dana, "Dana", "backtest full moon");
        await _said.Say(dana, "Dana", "what would gone quiet have caught in 2019");
        _said.Check("backtest-conversation.txt");
    }

    [Fact]
    public async Task A_button_of_the_list_tries_one_rule()
    {
        var dana = _host.Chat(AppHost.Dana);
        var all = await dana.Says("backtest");
        Assert.True((await dana.Presses(all, "low NPS")).Says("“low NPS” would have caught 6 of 8 fires"));
    }
}
