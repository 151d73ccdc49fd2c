using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Conversations;

/// <summary>Readiness statements in chat, with the whole program, over HTTP: agreed, shown, met by facts, told.</summary>
public sealed class ReadinessTests : IAsyncLifetime
{
    private const string Statement = "readiness for Acme: if 2 people finish Admin 101 with 80 then ready for SSO, agreed by Ruth Abel and their CTO";

    private AppHost _host = null!;

    private const string Rules = """
        rules:
          - name: open fire
            when: accounts with an open fire
            status: red
        """;

    public async ValueTask InitializeAsync() => _host = await AppHost.Start(Rules);
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private Evidence[] Trail => _host.Store.Book.Evidence.Of(_host.Store.Book.Find("A-1")).ToArray();

    private Task Finish(string learner, int score) => _host.Store.Write(work => { work.Put(new TrainingCompletion("A-1", learner, "Admin 101", Some.Now.AddMinutes(-5), score), Origin.Import); }, TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_statement_is_recorded_with_who_agreed_as_political_evidence_and_can_be_taken_back()
    {
        var chat = _host.Chat(AppHost.Dana);
        var recorded = await chat.Says(Statement);

        Assert.True(recorded.Card.Says("Acme Corp is ready for SSO if 2 people finish Admin 101 with 80") && recorded.Card.Says("not yet") && recorded.Card.Says("No training record names the course"), recorded.Card.Words);
        Assert.Equal([("Ruth Abel", EvidenceKind.Political, new DateOnly(2026, 11, 20)), ("their CTO", EvidenceKind.Political, new DateOnly(2026, 11, 20))], Trail.Select(e => (e.Source, e.Kind, e.RecordedOn)).OrderBy(e => e.Source, StringComparer.Ordinal));

        await Finish("kim", 80);
        var report = await chat.Says("evidence report for Acme");
        Assert.True(report.Card.Says("1 of 2 so far") && report.Card.Says("Dana Reyes"), report.Card.Words);
        Assert.True((await chat.Says("plan card for Acme")).Card.Says("Ready for SSO: 1 of 2 so far"));
        Assert.True((await chat.Says("is Acme ready for SSO?")).Card.Says("1 of 2 people finished Admin 101 with 80 or more"));

        await chat.Presses(recorded, "Undo");
        Assert.Empty(Trail);
        Assert.True((await chat.Says("readiness of Acme")).Card.Says("Nothing was agreed yet"));
    }

    [Fact]
    public async Task A_statement_is_withdrawn_by_its_goal_or_choice_stays_in_the_past_and_comes_back_by_undo()
    {
        var (dana, sam) = (_host.Chat(AppHost.Dana), _host.Chat(AppHost.Sam));
        await dana.Says(Statement + " on 10 Nov");
        await dana.Says("Acme is ready for go-live if usage is at least 60, agreed by Ruth Abel on 10 Nov");
        Assert.Contains("Dana Reyes’s", (await sam.Says("withdraw readiness of Acme for SSO")).Card.Words);
        Assert.True((await dana.Says("withdraw readiness of Acme for the moon")).Card.Says("There is: go-live, SSO"));
        var which = await dana.Says("withdraw readiness of Acme");
        var gone = await dana.Presses(which, "Ready for go-live if usage_index is at least 60");
        Assert.True(gone.Says("Withdrawn: Acme Corp is ready for go-live") && gone.Says("withdrawn on 20 Nov 2026"), gone.Words);

        // What meets it later tells nobody any more.
        var withdrawn = await dana.Says("withdraw Acme's readiness for SSO: the CTO has left");
        await Finish("kim", 80);
        await Finish("mo", 95);
        var report = await dana.Says("evidence report for Acme");
        Assert.True(report.Card.Says("withdrawn on 20 Nov 2026") && report.Card.Says("Reason: the CTO has left"), report.Card.Words);
        Assert.True((await dana.Says("evidence report for Acme until yesterday")).Card.Says("not yet"));
        Assert.True((await dana.Says("withdraw readiness of Acme")).Card.Says("No readiness statement of Acme Corp stands"));
        Assert.DoesNotContain(_host.Far.Got, s => s.Card.Says("agreed to is met"));

        await dana.Presses(withdrawn, "Undo");
        Assert.True((await dana.Says("readiness of Acme")).Card.Says("Ready for SSO: met on 20 Nov 2026"));
    }

    [Fact]
    public async Task The_accounts_CSM_is_told_once_when_the_facts_meet_it()
    {
        await _host.Chat(AppHost.Dana).Says("hi");
        await _host.Chat(AppHost.Ines).Says(Statement);
        await Finish("kim", 80);
        await Finish("lee", 79);
        await Finish("mo", 95);

        var told = await _host.Far.Until(s => s.Conversation == "a:" + AppHost.Dana.Email && s.Card.Says("what Ruth Abel and their CTO agreed to is met"));
        Assert.True(told.Card.Says("Ready for SSO: met on 20 Nov 2026") && told.Card.Says("2 of 2 people"), told.Card.Words);

        await Finish("ann", 95);
        await _host.Chat(AppHost.Dana).Says("readiness of Acme");
        Assert.Single(_host.Far.Got, s => s.Card.Says("agreed to is met"));
    }

    [Fact]
    public async Task What_is_missing_or_not_understood_is_asked_for_by_the_form()
    {
        var chat = _host.Chat(AppHost.Dana);
        var asked = await chat.Says("readiness for Acme: ready for SSO if they are happy");
        Assert.True(asked.Card.Says("do not understand “they are happy”") && asked.Card.Says("Say who agreed"), asked.Card.Words);
        Assert.Equal("SSO", asked.Card.FieldValue("goal"));
        Assert.Empty(Trail);

        var again = await chat.Presses(asked, "Save", ("conditions", "usage is at least 60"), ("goal", "SSO"), ("agreed_by", ""), ("agreed_on", "2026-11-18"));
        Assert.True(again.Says("Say who agreed"), again.Words);
        var stored = await chat.Presses(asked.Id, again, "Save", ("conditions", "usage is at least 60"), ("goal", "SSO"), ("agreed_by", "Ruth Abel, Ruth Abel"), ("agreed_on", "2026-11-18"));
        Assert.True(stored.Says("Acme Corp is ready for SSO if usage_index is at least 60") && stored.Says("18 Nov 2026"), stored.Words);
        Assert.Single(Trail);
    }

    [Fact]
    public async Task Others_accounts_are_theirs_or_a_leads()
    {
        Assert.Contains("Dana Reyes’s", (await _host.Chat(AppHost.Sam).Says(Statement)).Card.Words);
        Assert.Empty(Trail);
        await _host.Chat(AppHost.Ines).Says(Statement);
        Assert.Equal(2, Trail.Length);
    }

    [Fact]
    public async Task Evidence_has_its_author_date_source_step_and_links_wherever_it_is_listed()
    {
        var chat = _host.Chat(AppHost.Dana);
        await chat.Says("start the Onboarding plan for Acme");
        var step = _host.Store.Book.Steps.Of(_host.Store.Book.Find("A-1"))[0].StepId;
        var recorded = await chat.Says($"political evidence for Acme, step {step}, from Ruth Abel: she signed off the rollout, see https://files.example/plan_v2.pdf.");
        Assert.True(recorded.Card.Says($"step {step}, from Ruth Abel"), recorded.Card.Words);
        await _host.Store.Write(work => { work.Put(Some.Evidence with { EvidenceId = "E-9", StepId = step }, Origin.Import); }, TestContext.Current.CancellationToken);

        var listed = await chat.Says("evidence for Acme");
        foreach (var word in new[] { "Dana Reyes", "20 Nov 2026", "Ruth Abel", step, "https://files.example/plan_v2.pdf", "import", "Errors fell 18 %" }) Assert.True(listed.Card.Says(word), $"{word}: {listed.Card.Words}");
        var report = await chat.Says("evidence report for Acme");
        foreach (var word in new[] { "Dana Reyes", "20 Nov 2026", "Ruth Abel", step, "https://files.example/plan_v2.pdf", "import" }) Assert.True(report.Card.Says(word), $"{word}: {report.Card.Words}");
    }

    [Fact]
    public async Task A_file_that_is_attached_is_linked_also_where_the_kind_had_to_be_asked_for()
    {
        var (chat, id) = (_host.Chat(AppHost.Dana), Chat.NewId());
        var message = chat.Message("evidence for Acme: the CFO signed off the rollout", id);
        message["attachments"] = new System.Text.Json.Nodes.JsonArray(
            new System.Text.Json.Nodes.JsonObject { ["contentType"] = "application/vnd.microsoft.teams.file.download.info", ["contentUrl"] = "https://plover.sharepoint.example/signed.pdf", ["name"] = "signed.pdf" },
            new System.Text.Json.Nodes.JsonObject { ["contentType"] = "text/html", ["content"] = "<p>evidence</p>" });
        await chat.Send(message);
        var asked = await _host.Far.Until(s => s.ReplyTo == id);

        var recorded = await chat.Presses(asked, "political");

        Assert.True(recorded.Says("https://plover.sharepoint.example/signed.pdf"), recorded.Words);
        Assert.True((await chat.Says("evidence for Acme")).Card.Says("https://plover.sharepoint.example/signed.pdf"));
    }

    [Fact]
    public async Task A_plan_on_one_kind_of_evidence_is_warned_of_on_its_card_in_its_report_and_when_asked()
    {
        var chat = _host.Chat(AppHost.Dana);
        await chat.Says("start the Onboarding plan for Acme");
        await chat.Says("start the Onboarding plan for Globex");
        Assert.True((await chat.Says("which plans stand on one kind of evidence")).Card.Says("No plan stands on one kind of evidence alone, of 2 plans"));

        const string warning = "All evidence for the Onboarding plan is anecdotal so far: empirical and political evidence would make it stand.";
        Assert.True((await chat.Says("anecdotal evidence for Acme: the admins like it")).Card.Says(warning));
        Assert.True((await chat.Says("plan card for Acme")).Card.Says(warning));
        Assert.True((await chat.Says("evidence report for Acme")).Card.Says("All evidence is anecdotal"));
        var asked = await chat.Says("which of my plans stand on one kind of evidence?");
        Assert.True(asked.Card.Says("1 plan stands on one kind of evidence alone, of 2 plans of your accounts") && asked.Card.Says("1 plan has no evidence at all"), asked.Card.Words);

        await chat.Says("empirical evidence for Acme: errors fell");
        Assert.False((await chat.Says("plan card for Acme")).Card.Says("would make it stand"));
    }

    [Fact]
    public async Task What_training_was_delivered_is_a_report_in_chat_too()
    {
        await Finish("kim", 80);

        var report = await _host.Chat(AppHost.Sam).Says("training export for this quarter");

        Assert.True(report.Card.Says("Training delivered") && report.Card.Says("Acme Corp") && report.Card.Says("Admin 101") && report.Card.Says("1 Oct 2026"), report.Card.Words);
        Assert.Contains("Open the whole report", report.Card.Buttons);
    }
}
