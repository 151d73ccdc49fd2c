using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Health;
using CsmBot.Health.Learning;
using CsmBot.Import.Sample;
using CsmBot.Tests.Data;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Health.Learning;

/// <summary>What the fires of the sample book teach: each one's sign is found again in the facts by what it speaks of.</summary>
public sealed class SampleLessonTests : IAsyncLifetime
{
    private static readonly DateTime Now = new(2026, 11, 26, 12, 0, 0, DateTimeKind.Utc);
    private readonly Folder _folder = new();
    private Store _store = null!;

    public async ValueTask InitializeAsync()
    {
        _store = Store.Open(_folder.Path);
        await SampleBook.Fill(_store, 200, 1, Now, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Signs_are_found_in_the_facts_by_what_they_speak_of()
    {
        var (book, moment, names) = (_store.Book, new Moment(Now, TimeZoneInfo.Utc, _store.Book.Workspace), Directory.Of(_store.Book));
        var lessons = Enumerable.Range(0, book.Accounts.Count).SelectMany(a => book.Fires.Of(a).ToArray()).Where(f => f.FirstWarningSign is not null)
            .Select(f => FireLesson.Of(f, book, moment, names, [], Backtest.UsualHorizon)).ToList();
        var found = new List<FireLesson>();
        foreach (var (sign, words) in new[] { ("usage drop", "usage dropped"), ("no contact", "not contacted"), ("plan slipping", "plan") })
            found.AddRange(lessons.Where(l => l.Fire.FirstWarningSign == sign && l.When?.Contains(words, StringComparison.Ordinal) == true));
        // In the first weeks of the history everybody is silent: nothing stands out then.
        Assert.True(found.Count >= 0.9 * lessons.Count, string.Join("; ", lessons.Except(found).Select(l => $"{l.Fire.FireId}, {l.Fire.FirstWarningSign}: {l.When}")));
        Assert.All(found, l => Assert.True(l.Since < l.Opened, l.Fire.FireId));
        Assert.All(found, l => Assert.Null(RuleWords.Read(l.When!, moment, names).Problem));
    }
}
