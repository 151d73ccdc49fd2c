using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Company;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Health;

/// <summary>The rules of a file, read again when it changes. A bad edit keeps the last good rules in force and is told in <see cref="Problem"/>.</summary>
public sealed class RulesInForce(string file, Func<Book> book, Func<Book, Directory> names)
{
    private readonly Lock _reading = new();
    private RuleSet? _rules;
    private CompanyWords _words = CompanyWords.None;
    private DateTime _readAt;

    /// <summary>What is wrong with the file as it is now; null when its rules are the ones in force.</summary>
    public string? Problem { get; private set; }

    /// <summary>The rules; the file is looked at each time, and read when it is newer.</summary>
    /// <exception cref="RuleFileException">The file was never good.</exception>
    public RuleSet Rules
    {
        get
        {
            lock (_reading)
            {
                var written = File.Exists(file) ? File.GetLastWriteTimeUtc(file) : DateTime.MinValue;
                if (_rules is null || written != _readAt) Read(written);
                return _rules!;
            }
        }
    }

    /// <summary>The rules made ready for a book and moment.</summary>
    public Evaluation Evaluation(AsOf asOf)
    {
        var directory = names(asOf.Book);
        return new Evaluation(Rules, when => Condition(when, asOf.Moment, directory), asOf);
    }

    /// <summary>A rule whose words of the company's own were forgotten since goes on by what they meant when it was read: no warning is switched off in silence.</summary>
    private Condition Condition(string when, Moment moment, Directory directory)
    {
        var (condition, problem) = RuleWords.Read(when, moment, directory);
        if (condition is not null) return condition;
        Problem = $"{file}: {problem}; its words mean what they meant when it was read";
        (condition, problem) = RuleWords.Read(when, moment, directory.With(_words));
        return condition ?? throw new InvalidOperationException(problem);
    }

    private void Read(DateTime written)
    {
        _readAt = written;
        try
        {
            if (!File.Exists(file)) throw new RuleFileException([$"{file}: there is no such file; name one in Health:Rules"]);
            var current = book();
            // Any day will do for the check: only the words are looked at.
            var moment = new Moment(written, current.Workspace.TimeZone, current.Workspace);
            var directory = names(current);
            _words = directory.Words;
            _rules = RuleFile.Read(File.ReadAllText(file), file, when => RuleWords.Read(when, moment, directory).Problem);
            Problem = null;
        }
        catch (RuleFileException e)
        {
            Problem = e.Message;
            if (_rules is null) throw;
        }
    }
}
