using CsmBot.Tests.Data;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Conversations;

/// <summary>Conversations about questions with the whole program, over HTTP.</summary>
public sealed class AskingTests : IAsyncLifetime
{
    private AppHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AppHost.Start();
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_list_shows_what_was_understood_how_many_ten_rows_and_as_of_when()
    {
        var answer = (await _host.Chat(AppHost.Dana).Says("which accounts are green")).Card;

        Assert.True(answer.Says("green") && answer.Says("29 accounts"), answer.Words);
        Assert.True(answer.Says("As of 20 Nov 2026"), answer.Words);
        Assert.Contains("Next", answer.Buttons);
        Assert.DoesNotContain("Previous", answer.Buttons);
    }

    [Fact]
    public async Task A_figure_against_another_period_is_a_figure_with_what_it_was_and_no_row_of_accounts()
    {
        var answer = (await _host.Chat(AppHost.Dana).Says("how many hours did we spend this quarter vs last quarter")).Card;

        Assert.DoesNotContain("account", answer.Words);
        Assert.True(answer.Says("Hours before") && answer.Says("Hours change") && answer.Says("hours"), answer.Words);
    }

    [Fact]
    public async Task Where_nothing_meets_all_conditions_the_answer_says_how_many_there_are_without_one_of_them()
    {
        var answer = (await _host.Chat(AppHost.Dana).Says("green accounts without any interaction at all and with ARR over 900 million")).Card;

        Assert.True(answer.Says("None"), answer.Words);
        Assert.Matches(@"Accounts[^:]*green[^:]*: \d+\.", answer.Words);
    }

    [Fact]
    public async Task Two_figures_stand_beside_each_other_each_by_its_name()
    {
        var answer = (await _host.Chat(AppHost.Dana).Says("smallest and largest ARR")).Card;

        Assert.DoesNotContain("1 account", answer.Words);
        Assert.True(answer.Says("USD"), answer.Words);
    }

    [Fact]
    public async Task Pages_are_turned_forth_and_back_for_the_reader_alone()
    {
        var chat = _host.Chat(AppHost.Dana);
        var first = await chat.Says("which accounts are green");

        var second = await chat.Presses(first, "Next");
        var third = await chat.Presses(first.Id, second, "Next");
        var back = await chat.Presses(first.Id, third, "Previous");

        Assert.DoesNotContain("Next", third.Buttons);
        Assert.Equal(second.Words, back.Words);
        Assert.NotEqual(first.Card.Words, second.Words);
        Assert.DoesNotContain(_host.Far.Got, s => s.Method == "PUT");
    }

    [Fact]
    public async Task Pages_can_be_turned_after_a_restart()
    {
        var chat = _host.Chat(AppHost.Dana);
        var first = await chat.Says("which accounts are green");
        await _host.Restart();

        Assert.Contains("Previous", (await chat.Presses(first, "Next")).Buttons);
    }

    [Fact]
    public async Task A_page_of_an_answer_that_is_gone_says_so()
    {
        var chat = _host.Chat(AppHost.Dana);
        var first = await chat.Says("which accounts are green");
        await _host.Store.Write(work => work.Db.Kept.RemoveRange(work.Db.Kept), TestContext.Current.CancellationToken);

        Assert.True((await chat.Presses(first, "Next")).Says("Ask again"));
    }

    [Fact]
    public async Task A_count_is_a_figure()
    {
        var answer = (await _host.Chat(AppHost.Dana).Says("how many accounts are green")).Card;

        Assert.Contains("29", answer.Words.Split('\n'));
        Assert.Empty(answer.Buttons);
    }

    [Fact]
    public async Task What_was_not_understood_says_which_words_and_offers_what_can_be_asked()
    {
        var answer = (await _host.Chat(AppHost.Dana).Says("which accounts are frobnicated")).Card;

        Assert.True(answer.Says("frobnicated"), answer.Words);
        Assert.NotEmpty(answer.Buttons);
    }

    [Fact]
    public async Task Pressing_a_suggestion_asks_it()
    {
        var chat = _host.Chat(AppHost.Dana);
        var help = await chat.Says("help");
        var question = help.Card.Buttons.First(b => b.StartsWith("which", StringComparison.Ordinal));

        await chat.Presses(help, question);

        var answer = await _host.Far.Until(s => s.Id != help.Id);
        Assert.True(answer.Card.Says("As of"), answer.Card.Words);
    }

    [Fact]
    public async Task A_name_that_fits_two_accounts_is_asked_about_before_anything_is_stored()
    {
        var chat = _host.Chat(AppHost.Dana);

        var asked = await chat.Says("20 min call with Northwind");

        Assert.Empty(_host.Logged());
        Assert.True(asked.Card.Says("which account"), asked.Card.Words);
        var logged = await chat.Presses(asked, "Log it", ("account", "A-4"));
        Assert.True(logged.Says("Northwind Foods"), logged.Words);
        Assert.Equal("A-4", Assert.Single(_host.Logged()).AccountId);
    }

    [Fact]
    public async Task All_about_an_account_is_a_card_with_a_button_to_log()
    {
        var chat = _host.Chat(AppHost.Dana);
        var answer = await chat.Says("which accounts are green and renew in the next 30 days");

        Assert.Contains("Show Globex", answer.Card.Buttons);
        await chat.Presses(answer, "Show Globex");

        var summary = await _host.Far.Until(s => s.Id != answer.Id);
        Assert.Contains("Log a contact", summary.Card.Buttons);
        Assert.True(summary.Card.Says("Renewal date"), summary.Card.Words);
    }

    [Theory]
    [InlineData("hi", "Hello")]
    [InlineData("thanks!", "welcome")]
    [InlineData("   ", "Log what you did")]
    public async Task A_friendly_word_gets_one_back(string said, string answer) =>
        Assert.True((await _host.Chat(AppHost.Dana).Says(said)).Card.Says(answer));

    [Theory]
    [InlineData("ac", new[] { "Acme Corp" })]
    [InlineData("GLOB", new[] { "Globex" })]
    [InlineData("foods", new[] { "Northwind Foods" })]
    [InlineData("northwnd", new[] { "Northwind Foods", "Northwind Traders" })]
    [InlineData("zzzz", new string[0])]
    public async Task Typing_finds_accounts_by_beginning_by_word_and_misspelled(string typed, string[] found) =>
        Assert.Equal(found, await _host.Chat(AppHost.Dana).Types(typed));

    [Fact]
    public async Task Typing_nothing_offers_at_most_fifteen() => Assert.Equal(15, (await _host.Chat(AppHost.Dana).Types("")).Count);
}
