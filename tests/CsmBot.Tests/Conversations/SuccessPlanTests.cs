using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Conversations;

/// <summary>Success plans and their evidence in chat, with the whole program, over HTTP.</summary>
public sealed class SuccessPlanTests : IAsyncLifetime
{
    private AppHost _host = null!;

    private const string Rules = """
        rules:
          - name: open fire
            when: accounts with an open fire
            status: red
        """;

    public async ValueTask InitializeAsync() => _host = await AppHost.Start(Rules);
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private int Acme => _host.Store.Book.Find(Some.Acme.AccountId);
    private PlanStep[] Steps => _host.Store.Book.Steps.Of(Acme).ToArray();

    [Fact]
    public async Task A_plan_is_given_to_an_account_its_steps_are_marked_and_both_can_be_taken_back()
    {
        var before = Steps.Length;
        var chat = _host.Chat(AppHost.Dana);
        var given = await chat.Says("start the Onboarding plan for Acme");

        Assert.True(given.Card.Says("has the plan Onboarding from 20 Nov 2026: 5 steps"), given.Card.Words);
        Assert.Equal(before + 5, Steps.Length);
        var first = Steps.First(s => s.Plan == "Onboarding");
        Assert.Equal((new DateOnly(2026, 11, 20), new DateOnly(2026, 12, 4), Some.Acme.CsmEmail), (first.Started, first.Due, first.OwnerEmail));

        var marked = await chat.Says($"mark step {first.StepId} done");
        Assert.True(marked.Card.Says("done on 20 Nov 2026"), marked.Card.Words);
        Assert.Equal(new DateOnly(2026, 11, 20), Steps.First(s => s.StepId == first.StepId).DoneOn);
        await chat.Presses(marked, "Undo");
        Assert.Null(Steps.First(s => s.StepId == first.StepId).DoneOn);

        Assert.Contains("already", (await chat.Says("start the Onboarding plan for Acme")).Card.Words);
        await chat.Presses(given, "Undo");
        Assert.Equal(before, Steps.Length);
    }

    [Fact]
    public async Task Evidence_is_recorded_with_who_when_and_what_and_without_its_kind_is_asked_about()
    {
        var chat = _host.Chat(AppHost.Dana);
        var asked = await chat.Says("evidence for Acme: the CFO signed off the rollout");
        Assert.Contains("political", asked.Card.Buttons);

        await chat.Presses(asked, "political");

        var stored = _host.Store.Book.Evidence.Of(Acme).ToArray().Single(e => e.Statement == "the CFO signed off the rollout");
        Assert.Equal((EvidenceKind.Political, new DateOnly(2026, 11, 20), "Dana Reyes, in chat"), (stored.Kind, stored.RecordedOn, stored.Source));
    }

    [Fact]
    public async Task A_plan_that_stands_on_one_kind_of_evidence_is_warned_of()
    {
        var answer = await _host.Chat(AppHost.Dana).Says("anecdotal evidence for Globex: the admins like it");

        Assert.True(answer.Card.Says("All evidence for") && answer.Card.Says("is anecdotal so far"), answer.Card.Words);
    }

    [Fact]
    public async Task Steps_and_plans_of_others_are_theirs_or_a_leads()
    {
        await _host.Chat(AppHost.Dana).Says("start the Onboarding plan for Acme");
        var step = Steps.First(s => s.Plan == "Onboarding").StepId;

        Assert.Contains("Dana Reyes’s", (await _host.Chat(AppHost.Sam).Says($"mark step {step} done")).Card.Words);
        Assert.Null(Steps.First(s => s.StepId == step).DoneOn);
        Assert.True((await _host.Chat(AppHost.Ines).Says($"mark step {step} done")).Card.Says("done on"));
    }

    [Fact]
    public async Task What_is_not_there_is_said_with_what_there_is()
    {
        var chat = _host.Chat(AppHost.Dana);

        Assert.Contains("There are Onboarding", (await chat.Says("start the Moonshot plan for Acme")).Card.Words);
        Assert.Contains("I know no step “S-999”", (await chat.Says("mark step S-999 done")).Card.Words);
        Assert.Contains("Renewal readiness", (await chat.Says("plan templates")).Card.Words);
        Assert.Contains("has no success plan yet", (await chat.Says("mark step 1 of Acme done")).Card.Words);
        await chat.Says("start the Onboarding plan for Acme");
        Assert.Contains("has 5 steps, and none is “6”", (await chat.Says("mark step 6 of Acme done")).Card.Words);
        Assert.Null(Steps[0].DoneOn);
    }

    [Fact]
    public async Task Courses_are_counted_into_the_steps_by_themselves()
    {
        await _host.Chat(AppHost.Dana).Says("start the Onboarding plan for Acme");

        await _host.Store.Write(work =>
        {
            foreach (var learner in new[] { "kim", "lee" }) work.Put(new TrainingCompletion("A-1", learner, "Admin Basics", Some.Now.AddHours(-1), 90), Origin.Import);
            return 0;
        }, TestContext.Current.CancellationToken);

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (Steps.First(s => s.Behaviour == "complete Admin Basics" && s.Plan == "Onboarding").DoneOn is null) await Task.Delay(50, patience.Token);
    }
}
