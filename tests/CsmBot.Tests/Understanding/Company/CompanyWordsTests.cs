using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Tests.Data;
using CsmBot.Understanding;
using CsmBot.Understanding.Company;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Company;

/// <summary>Words that a company has taught are read as what they stand for, and stay the words that were typed.</summary>
public class CompanyWordsTests
{
    private static readonly Directory Names = Directory.Of(
        [Some.Acme, Some.Acme with { AccountId = "A-2", Name = "Platinum Gym", Aliases = [] },
            Some.Acme with { AccountId = "A-4", Name = "Platinum Pools", Aliases = [] }, Some.Acme with { AccountId = "A-5", Name = "Zephyr Mills", Aliases = [] }, Some.Acme with { AccountId = "A-3", Name = "Eagle", Aliases = [], Segment = "Enterprise" }],
        [Some.Dana], [], [], ["usage_index", "adoption_score"]);

    private static readonly CompanyWords Words = new(
    [
        new("platinum", "tier 1", "words.yaml:2"), new("whale", "tier 1 and enterprise", "words.yaml:3"), new("EBR", "qbr", "words.yaml:4"),
        new("hero visit", "site visit", "words.yaml:5"), new("our zest", "adoption_score", "words.yaml:6") { Metric = true }, new("eagle", "tier 2", "words.yaml:7"),
    ]);

    private static readonly Moment Moment = new(Some.Now, TimeZoneInfo.Utc, new Workspace(), Some.Dana.Email);

    private static Context Taught => new(Moment, Names.With(Words));

    [Theory]
    [InlineData("which platinum accounts renew this quarter", "which tier 1 accounts renew this quarter")]
    [InlineData("Platinum customers not contacted in 30 days", "tier 1 customers not contacted in 30 days")]
    [InlineData("how many accounts are platinum or tier 2", "how many accounts are tier 1 or tier 2")]
    [InlineData("accounts that are not platinum", "accounts that are not tier 1")]
    [InlineData("whales by ARR", "tier 1 and enterprise by ARR")]
    [InlineData("how many EBRs this quarter", "how many qbrs this quarter")]
    [InlineData("accounts without an EBR in 90 days", "accounts without a qbr in 90 days")]
    [InlineData("accounts with zest below 40", "accounts with adoption score below 40")]
    [InlineData("accounts whose zest dropped by 20 % over 30 days", "accounts whose adoption score dropped by 20 % over 30 days")]
    public void A_question_with_such_a_word_is_the_question_with_its_meaning(string said, string meant) =>
        Assert.Equal(Assert.IsType<Ask>(Language.English.Understand(meant, Taught)).Question, Assert.IsType<Ask>(Language.English.Understand(said, Taught)).Question);

    [Fact]
    public void What_is_logged_with_such_a_word_is_what_it_stands_for_and_the_notes_keep_the_word()
    {
        var ebr = Assert.Single(Assert.IsType<Log>(Language.English.Understand("EBR with Acme 45 min, great, they want Platinum support", Taught)).Drafts);

        Assert.Equal((InteractionType.Qbr, 45, 5, "they want Platinum support"), (ebr.Type, ebr.Minutes, ebr.Effectiveness, ebr.Notes));
        Assert.Equal(InteractionType.SiteVisit, Assert.IsType<Log>(Language.English.Understand("hero visit at Acme, 2h", Taught)).Drafts[0].Type);
    }

    [Theory]
    [InlineData("called Acme 20 min, platinum")]
    [InlineData("call with Acme, platinum, 20 min")]
    public void The_number_of_a_meaning_is_no_rating_and_no_length(string message)
    {
        var draft = Assert.Single(Assert.IsType<Log>(Language.English.Understand(message, Taught)).Drafts);

        Assert.Equal((20, null, 1, "platinum"), (draft.Minutes, draft.Effectiveness, draft.Volume, draft.Notes));
    }

    [Theory]
    [InlineData("called Platinum Gym 20 min", "A-2")]
    [InlineData("called Eagle 20 min", "A-3")]
    public void A_name_of_the_book_is_always_meant(string message, string account) =>
        Assert.Equal(account, Assert.Single(Assert.IsType<Log>(Language.English.Understand(message, Taught)).Drafts).AccountId);

    [Theory]
    [InlineData("emailed Acme about www.platinum.example")]
    [InlineData("emailed Acme, cc platinum@acme.example")]
    public void An_address_is_left_alone(string message) => Assert.DoesNotContain("a word of your own", Explanation.Of(Language.English, message, Taught));

    [Fact]
    public void The_word_that_was_not_used_is_the_one_that_was_typed()
    {
        var understood = Language.English.Understand("flurb platinum EBR meaning of zest", Taught);

        Assert.DoesNotContain("tier", string.Join(' ', understood.Unused));
        Assert.Contains("flurb", understood.Unused);
    }

    [Fact]
    public void The_explanation_says_what_the_word_was_read_as() =>
        Assert.Contains("\"platinum\": a word of your own, read as \"tier 1\"", Explanation.Of(Language.English, "platinum accounts", Taught));

    [Theory]
    [InlineData("platinum", "tier 1")]
    [InlineData("logo", "account")]
    [InlineData("EBR", "qbr")]
    [InlineData("our adoption score", "adoption_score")]
    [InlineData("key customer", "tier 1 and enterprise")]
    [InlineData("sleeping giant", "tier 1 not contacted in 45 days")]
    public void Such_words_can_be_taught(string word, string meaning) => Assert.Null(Problem(word, meaning));

    [Theory]
    [InlineData("green", "tier 1", "\"green\" means something already")]
    [InlineData("green accounts", "tier 2", "\"green accounts\" means something already")]
    [InlineData("acme", "tier 1", "\"acme\" is the name of the account Acme Corp")]
    [InlineData("Zephyr", "tier 1", "\"Zephyr\" is how the account Zephyr Mills is called for short")]
    [InlineData("Dana", "tier 1", "\"Dana\" is the name of dana@plover.example")]
    [InlineData("enterprise", "tier 1", "\"enterprise\" is the segment Enterprise already")]
    [InlineData("the", "tier 1", "\"the\" is a word that I use already")]
    [InlineData("today", "tier 1", "\"today\" means something already")]
    [InlineData("undo", "tier 1", "\"undo\"")]
    [InlineData("platinum", "flurbish", "\"platinum\": in its meaning \"flurbish\", \"flurbish\" is not understood")]
    [InlineData("platinum", "platinum", "explained with itself")]
    [InlineData("a word of five words here", "tier 1", "one to four words")]
    [InlineData("42", "tier 1", "has letters")]
    public void What_is_taken_or_not_understood_is_refused_with_the_reason(string word, string meaning, string reason) => Assert.Contains(reason, Problem(word, meaning));

    [Fact]
    public void A_metric_must_be_one_of_the_book() =>
        Assert.Contains("no metric is named \"vim\"", Lesson.Problem(new CompanyWord("our zest", "vim", "x") { Metric = true }, Names, Moment));

    [Theory]
    [InlineData("teach: platinum means tier 1", "platinum", "tier 1")]
    [InlineData("Teach platinum = tier 1", "platinum", "tier 1")]
    [InlineData("please teach: “EBR” stands for QBR.", "EBR", "QBR")]
    [InlineData("teach me that a whale is tier 1 and enterprise", "a whale", "tier 1 and enterprise")]
    [InlineData("teach: our adoption score means the metric adoption_score", "our adoption score", "the metric adoption_score")]
    public void A_lesson_is_read_as_it_was_typed(string message, string word, string meaning) => Assert.Equal(new Teach(word, meaning), Language.English.Understand(message, Taught));

    [Fact]
    public void Forgetting_names_the_word_and_leaves_undo_alone()
    {
        Assert.Equal(new Forget("platinum"), Language.English.Understand("forget platinum", Taught));
        Assert.IsType<Undo>(Language.English.Understand("forget that", Taught));
        Assert.IsType<TellWords>(Language.English.Understand("our words", Taught));
        Assert.IsType<Log>(Language.English.Understand("training with Acme, 2h, we teach them to use reports", Taught));
    }

    private static string? Problem(string word, string meaning) => Lesson.Problem(new CompanyWord(word, meaning, "x"), Names, Moment);
}
