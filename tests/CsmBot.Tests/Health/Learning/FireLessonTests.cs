using CsmBot.Accounts;
using CsmBot.Health;
using CsmBot.Health.Learning;
using CsmBot.Tests.Accounts;
using CsmBot.Tests.Data;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Health.Learning;

/// <summary>A fire's first sign becomes a condition: as it was written, or by what the facts show of what it speaks of.</summary>
public class FireLessonTests
{
    private static readonly DateTime Opened = Some.Now.AddDays(-30);
    private static DateOnly Day(int before) => DateOnly.FromDateTime(Opened).AddDays(-before);

    /// <summary>Twenty steady accounts, and A-1 to which the facts are added.</summary>
    private static FireLesson Of(string? sign, IEnumerable<object>? facts = null, IReadOnlyList<HealthRule>? rules = null)
    {
        List<object> all = [Some.Dana, Some.Acme];
        for (var i = 2; i <= 21; i++) all.Add(Some.Acme with { AccountId = $"A-{i}", Name = $"Kestrel {i}", Aliases = [] });
        for (var i = 1; i <= 21; i++)
            for (var week = 0; week < 50; week++)
            {
                all.Add(new Signal(Day(7 * week), $"A-{i}", "adoption_score", i == 1 && week < 6 ? 40 : 62 + (week % 4) + (i % 5)));
                if (i > 1 || week > 9) all.Add(Some.Call with { InteractionId = $"I-{i}-{week}", AccountId = $"A-{i}", OccurredAt = Opened.AddDays(-7 * week), FireId = null });
            }
        var fire = Some.Fire with { OpenedAt = Opened, ClosedAt = Opened.AddDays(10), FirstWarningSign = sign, FirstWarningAt = null };
        var book = Given.Book(Some.Now, TimeZoneInfo.Utc, [.. all, fire, .. facts ?? []]);
        return FireLesson.Of(fire, book.Book, book.Moment, Directory.Of(book.Book), rules ?? [], Backtest.UsualHorizon);
    }

    private static IEnumerable<object> Urgent(int count) =>
        Enumerable.Range(0, count).Select(i => new Ticket($"T-{i}", "A-1", Opened.AddDays(-20 + i), Opened.AddDays(5), Priority.Urgent, "Login fails", null, null));

    [Theory]
    [InlineData("No contact for 40 days", "accounts with no contact for 40 days")]
    [InlineData("adoption_score under 50", "accounts with adoption_score under 50")]
    [InlineData("Acme Corp's adoption_score below 50.", "accounts with adoption_score below 50")]
    [InlineData("not contacted in 30 days", "accounts that are not contacted in 30 days")]
    public void A_sign_that_is_a_condition_is_taken_as_it_was_written(string sign, string when)
    {
        var lesson = Of(sign);
        Assert.Equal((LessonSource.Words, when), (lesson.Source, lesson.When));
        Assert.NotNull(lesson.Since);
    }

    [Fact]
    public void A_number_of_tickets_is_so_many_or_more()
    {
        var lesson = Of("3 urgent tickets open", Urgent(3));
        Assert.Equal((LessonSource.Words, "accounts with at least 3 urgent tickets open"), (lesson.Source, lesson.When));
        Assert.Equal(Day(18), lesson.Since);
    }

    [Fact]
    public void What_says_a_number_is_taken_as_written_even_where_the_facts_do_not_show_it()
    {
        var lesson = Of("adoption_score under 20");
        Assert.Equal((LessonSource.Words, null), (lesson.Source, lesson.Since));
    }

    [Theory]
    [InlineData("people stopped adopting the new reports", "adoption_score dropped")]
    [InlineData("adoption fell", "adoption_score dropped")]
    [InlineData("low adoption", "adoption_score below")]
    [InlineData("they no longer answered our mails", "not contacted")]
    [InlineData("Silence", "not contacted")]
    [InlineData("support escalation", "urgent ticket")]
    public void What_is_no_condition_is_found_in_the_facts_by_what_it_speaks_of(string sign, string of)
    {
        var lesson = Of(sign, Urgent(1));
        Assert.Equal(LessonSource.Facts, lesson.Source);
        Assert.Contains(of, lesson.When);
        Assert.True(lesson.Since < lesson.Opened);
    }

    [Fact]
    public void What_nothing_in_the_facts_speaks_of_is_not_guessed()
    {
        var lesson = Of("the new CFO wears green ties");
        Assert.Equal((LessonSource.None, null), (lesson.Source, lesson.When));
        Assert.Contains(lesson.Others, o => o.Contains("not contacted", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_sign_what_stood_out_most_is_shown() => Assert.Equal(LessonSource.FactsAlone, Of(null).Source);

    [Fact]
    public void A_rule_that_asks_the_same_is_named_and_so_is_one_that_warned()
    {
        var (same, other) = (new HealthRule("quiet", "accounts not contacted in 40 days", Colour.Yellow), new HealthRule("lost interest", "accounts with adoption_score below 45", Colour.Yellow));
        var lesson = Of("no contact for 40 days", rules: [same, other]);
        Assert.Equal(same, lesson.Same);
        Assert.Equal([(other, lesson.Warned[0].Since)], lesson.Warned);
    }

    [Theory]
    [InlineData("the account turned yellow")]
    [InlineData("fires with “usage drop” as first warning sign")]
    public void A_colour_or_the_fire_itself_is_no_sign_of_a_rule(string sign) => Assert.NotEqual(LessonSource.Words, Of(sign).Source);
}
