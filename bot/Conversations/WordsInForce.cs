using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Understanding.Company;
using Microsoft.EntityFrameworkCore;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Conversations;

/// <summary>
/// The company's own words: those of the file that the setting Words names, and those taught in chat by this or another process. Both are looked at each time, and read
/// when they changed. A bad edit of the file keeps its last good words in force and is told in <see cref="Problem"/>.
/// </summary>
public sealed class WordsInForce(string? file, Store store, Action<string>? tell = null)
{
    private readonly Lock _reading = new();
    private IReadOnlyList<CompanyWord>? _ofFile;
    private Directory? _checkedWith;
    private CompanyWords _words = CompanyWords.None;
    private DateTime _writtenAt;
    private long _taughtUpTo;

    /// <summary>What is wrong with the file as it is now; null when its words are the ones in force.</summary>
    public string? Problem { get; private set; }

    /// <summary>The words, for a book's names, against which a changed file is checked.</summary>
    /// <exception cref="WordFileException">The file was never good.</exception>
    public CompanyWords Of(Book book, Directory names)
    {
        lock (_reading)
        {
            using var db = store.Db();
            var newest = db.Taught.Max(t => (long?)t.Number) ?? 0;
            if (!ReadFile(book, names) && newest == _taughtUpTo) return _words;
            _taughtUpTo = newest;
            var taught = newest == 0 ? [] : db.Taught.AsNoTracking().Where(t => t.Meaning != null).OrderBy(t => t.Key).ToList()
                .ConvertAll(t => new CompanyWord(t.Word, t.Meaning!, t.By) { Metric = t.Metric });
            // What the file says of a word holds: it is the one place where it can be changed.
            return _words = new CompanyWords([.. _ofFile ?? [], .. taught]);
        }
    }

    /// <summary>True when the words of the file are others than before. A file that was wrong is looked at again when the names have changed: the missing metric may be there now.</summary>
    private bool ReadFile(Book book, Directory names)
    {
        if (file is null) return false;
        var written = File.Exists(file) ? File.GetLastWriteTimeUtc(file) : DateTime.MinValue;
        if (_ofFile is not null && written == _writtenAt && (Problem is null || ReferenceEquals(names, _checkedWith))) return false;
        (_writtenAt, _checkedWith) = (written, names);
        try
        {
            if (!File.Exists(file)) throw new WordFileException([$"{file}: there is no such file; name one in Words"]);
            // Any day will do for the check: only the words are looked at.
            var moment = new Moment(written, book.Workspace.TimeZone, book.Workspace);
            _ofFile = WordFile.Read(File.ReadAllText(file), file, word => Lesson.Problem(word, names, moment));
            Problem = null;
            return true;
        }
        catch (Exception e) when (e is WordFileException or IOException)
        {
            if (_ofFile is null) throw e as WordFileException ?? new WordFileException([$"{file}: {e.Message}"]);
            if (Problem != e.Message) tell?.Invoke(e.Message);
            Problem = e.Message;
            return false;
        }
    }
}
