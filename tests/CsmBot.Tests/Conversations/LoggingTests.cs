using CsmBot.Accounts;
using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Conversations;

/// <summary>Conversations about log entries with the whole program, over HTTP.</summary>
public sealed class LoggingTests : IAsyncLifetime
{
    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AppHost.Start();
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private const string Message = "25 min call with Globex about the renewal, went well";

    [Fact]
    public async Task A_call_is_logged_at_once_and_shown_as_it_was_stored()
    {
        var card = await _host.Chat(AppHost.Dana).Says(Message);

        Assert.True(card.Card.Says("Globex"), card.Card.Words);
        Assert.True(card.Card.Says("25 min"));
        Assert.Equal(["Undo", "Edit"], card.Card.Buttons);
        var logged = Assert.Single(_host.Logged());
        Assert.Equal(("A-2", AppHost.Dana.Email, InteractionType.Call, 25, 1), (logged.AccountId, logged.CsmEmail, logged.Type, logged.Minutes, logged.Volume));
        Assert.Equal(DateOnly.FromDateTime(Some.Now), DateOnly.FromDateTime(logged.OccurredAt));
    }

    [Fact]
    public async Task Undo_takes_it_back_and_everybodys_card_says_so()
    {
        var chat = _host.Chat(AppHost.Dana);
        var card = await chat.Says(Message);

        var undone = await chat.Presses(card, "Undo");

        Assert.True(undone.Says("Taken back"), undone.Words);
        Assert.Empty(_host.Logged());
        var update = await _host.Far.Until(s => s.Method == "PUT" && s.Id == card.Id);
        Assert.True(update.Card.Says("Taken back"));
    }

    [Fact]
    public async Task Undo_twice_says_that_it_was_taken_back()
    {
        var chat = _host.Chat(AppHost.Dana);
        var card = await chat.Says(Message);
        await chat.Presses(card, "Undo");

        Assert.True((await chat.Presses(card, "Undo")).Says("already"));
        Assert.Empty(_host.Logged());
    }

    [Fact]
    public async Task An_edit_opens_the_form_with_what_is_stored_and_stores_what_was_changed()
    {
        var chat = _host.Chat(AppHost.Dana);
        var card = await chat.Says(Message);

        var form = await chat.Presses(card, "Edit");
        Assert.Equal("A-2", form.FieldValue("account"));
        var changed = await chat.Presses(card.Id, form, "Save", ("account", "A-1"), ("type", "meeting"), ("occurred_on", "2026-11-19"), ("minutes", "40"), ("volume", "1"), ("notes", "longer"));

        Assert.True(changed.Says("Acme Corp"), changed.Words);
        var logged = Assert.Single(_host.Logged());
        Assert.Equal(("A-1", InteractionType.Meeting, 40, "longer"), (logged.AccountId, logged.Type, logged.Minutes, logged.Notes));
        Assert.Equal(new DateOnly(2026, 11, 19), DateOnly.FromDateTime(logged.OccurredAt));
        Assert.True((await _host.Far.Until(s => s.Method == "PUT" && s.Id == card.Id)).Card.Says("Acme Corp"));
    }

    [Fact]
    public async Task A_form_with_mistakes_comes_back_with_what_was_typed_and_what_is_wrong_and_stores_nothing()
    {
        var chat = _host.Chat(AppHost.Dana);
        var card = await chat.Says(Message);
        var form = await chat.Presses(card, "Edit");

        var again = await chat.Presses(card.Id, form, "Save", ("account", "A-1"), ("type", "call"), ("occurred_on", "2027-01-01"), ("minutes", "a while"), ("volume", "1"));

        Assert.True(again.Says("still to come"), again.Words);
        Assert.True(again.Says("whole number"));
        Assert.Equal("A-2", Assert.Single(_host.Logged()).AccountId);
    }

    [Fact]
    public async Task Of_two_edits_at_once_the_second_is_told_and_overwrites_nothing()
    {
        var (dana, ines) = (_host.Chat(AppHost.Dana, "19:team", group: true), _host.Chat(AppHost.Ines, "19:team", group: true));
        var card = await dana.Says(Message);
        var (danas, ineses) = (await dana.Presses(card, "Edit"), await ines.Presses(card, "Edit"));
        (string, string)[] Fields(string minutes) => [("account", "A-2"), ("type", "call"), ("occurred_on", "2026-11-20"), ("minutes", minutes), ("volume", "1")];

        await dana.Presses(card.Id, danas, "Save", Fields("30"));
        var told = await ines.Presses(card.Id, ineses, "Save", Fields("99"));

        Assert.True(told.Says("changed this entry meanwhile"), told.Words);
        Assert.Equal(30, Assert.Single(_host.Logged()).Minutes);
    }

    [Fact]
    public async Task A_lead_may_take_back_what_others_logged_and_a_colleague_may_not()
    {
        var (dana, sam, ines) = (_host.Chat(AppHost.Dana, "19:team", group: true), _host.Chat(AppHost.Sam, "19:team", group: true), _host.Chat(AppHost.Ines, "19:team", group: true));
        var card = await dana.Says(Message);

        Assert.True((await sam.Presses(card, "Undo")).Says("or a lead"));
        Assert.True((await sam.Presses(card, "Edit")).Says("or a lead"));
        Assert.Single(_host.Logged());
        Assert.True((await ines.Presses(card, "Undo")).Says("Taken back"));
        Assert.Empty(_host.Logged());
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_and_only_that()
    {
        var chat = _host.Chat(AppHost.Dana);
        var form = await chat.Says("log 25 min with Globex, went well");
        Assert.Empty(_host.Logged());
        Assert.Equal(["type"], form.Card.Fields);

        var logged = await chat.Presses(form, "Log it", ("type", "call"));

        Assert.True(logged.Says("Globex"), logged.Words);
        Assert.Equal(("A-2", InteractionType.Call, 25), Assert.Single(_host.Logged()) is var l ? (l.AccountId, l.Type, l.Minutes ?? 0) : default);
        Assert.True((await _host.Far.Until(s => s.Method == "PUT" && s.Id == form.Id)).Card.Says("Logged"));
    }

    [Fact]
    public async Task Saving_a_form_twice_logs_once()
    {
        var chat = _host.Chat(AppHost.Dana);
        var form = await chat.Says("log 25 min with Globex, went well");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => chat.Presses(form, "Log it", ("type", "call"))));

        Assert.Single(_host.Logged());
    }

    [Fact]
    public async Task A_bare_log_opens_the_empty_form_and_saving_it_logs()
    {
        var chat = _host.Chat(AppHost.Dana);
        var form = await chat.Says("log");
        Assert.Contains("notes", form.Card.Fields);

        var logged = await chat.Presses(form, "Log it", ("account", "A-1"), ("type", "email"), ("occurred_on", "2026-11-20"), ("volume", "3"));

        Assert.True(logged.Says("3 emails"), logged.Words);
        Assert.Equal((3, null), Assert.Single(_host.Logged()) is var l ? (l.Volume, l.Minutes) : default);
    }

    [Fact]
    public async Task A_correction_in_words_changes_the_last_entry_and_its_card()
    {
        var chat = _host.Chat(AppHost.Dana);
        var card = await chat.Says(Message);

        var changed = await chat.Says("no, 35 minutes");

        Assert.True(changed.Card.Says("35 min"), changed.Card.Words);
        Assert.Equal(35, Assert.Single(_host.Logged()).Minutes);
        Assert.True((await _host.Far.Until(s => s.Method == "PUT" && s.Id == card.Id)).Card.Says("35 min"));
    }

    [Fact]
    public async Task Undo_in_words_takes_back_the_last_entry_of_this_person_here()
    {
        var (dana, sam) = (_host.Chat(AppHost.Dana), _host.Chat(AppHost.Sam));
        await dana.Says(Message);

        Assert.True((await sam.Says("undo")).Card.Says("nothing of yours"));
        Assert.True((await dana.Says("undo")).Card.Says("Taken back"));
        Assert.Empty(_host.Logged());
    }

    [Fact]
    public async Task A_conversation_is_remembered_over_a_restart()
    {
        var chat = _host.Chat(AppHost.Dana);
        await chat.Says(Message);
        await _host.Restart();

        await chat.Says("no, 35 minutes");

        Assert.Equal(35, Assert.Single(_host.Logged()).Minutes);
    }

    [Fact]
    public async Task The_same_message_again_and_again_at_once_logs_once_and_is_answered_once()
    {
        var chat = _host.Chat(AppHost.Dana);
        var message = chat.Message(Message, "1795165299999");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => chat.Send(message.DeepClone())));
        await _host.Far.Until(s => s.ReplyTo == "1795165299999");
        await chat.Says("help");

        Assert.Single(_host.Logged());
        Assert.Single(_host.Far.Got, s => s.ReplyTo == "1795165299999");
    }

    [Fact]
    public async Task An_invoke_delivered_again_gives_the_same_answer_and_does_nothing_twice()
    {
        var chat = _host.Chat(AppHost.Dana);
        var card = await chat.Says(Message);
        var undo = card.Card.Button("Undo");

        var first = await chat.Invoke(card.Id, undo, [], "f:same");
        var second = await chat.Invoke(card.Id, undo, [], "f:same");

        Assert.Equal(first!.ToJsonString(), second!.ToJsonString());
    }
}
