using CsmBot.Accounts;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Conversations;

/// <summary>The names of the newest book, ready for reading messages. Made anew only when an account, a person or a word was added or changed: a log changes none of them.</summary>
public sealed class KnownNames(WordsInForce? words = null)
{
    private readonly Lock _making = new();
    private volatile Snapshot? _newest;

    private volatile Directory? _worded;

    private sealed record Snapshot(object Accounts, object People, int Words, Directory Names);

    /// <summary>The names of a book, with the company's own words as they are now.</summary>
    public Directory Of(Book book)
    {
        var names = NamesOf(book);
        if (words is null) return names;
        var own = words.Of(book, names);
        if (own.All.IsEmpty) return names;
        if (_worded is { } worded && ReferenceEquals(worded.Words, own) && worded.IsOf(names)) return worded;
        return _worded = names.With(own);
    }

    private Directory NamesOf(Book book)
    {
        if (_newest is { } newest && Fits(newest, book)) return newest.Names;
        lock (_making)
        {
            if (_newest is { } made && Fits(made, book)) return made.Names;
            _newest = new Snapshot(book.Accounts, book.People, Words(book), Directory.Of(book));
            return _newest.Names;
        }
    }

    private static bool Fits(Snapshot made, Book book) => ReferenceEquals(made.Accounts, book.Accounts) && ReferenceEquals(made.People, book.People) && made.Words == Words(book);

    private static int Words(Book book) => book.Plans.Count + book.Courses.Count + book.Metrics.Count;
}
