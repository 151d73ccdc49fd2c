using System.Collections.Concurrent;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Company;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Health;

/// <summary>
/// The rules of a file, read again when it changes, and those made in chat beside them. A bad edit of the file keeps its last good rules in force and is told in
/// <see cref="Problem"/>; a rule of the file holds against one of that name made in chat.
/// </summary>
/// <param name="chat">What was decided in chat, as of now; looked at each time.</param>
/// <param name="tell">Told once of each bad edit.</param>
public sealed class RulesInForce(string file, Func<Book> book, Func<Book, Directory> names, Func<ChatRules>? chat = null, Action<string>? tell = null)
{
    private readonly Lock _reading = new();
    private readonly ConcurrentDictionary<string, CompanyWords> _understoodWith = new();
    private RuleSet? _ofFile, _rules;
    private ChatRules _chat = ChatRules.None;
    private CompanyWords? _mergedWith;
    private string? _wrongFile;
    private volatile string? _wrongWords;

    /// <summary>Told when other rules are in force than before; not of the first ones.</summary>
    public event Action? Renewed;

    /// <summary>Days before a fire in which a warning counts, wherever rules are held against the past.</summary>
    public int Horizon { get; init; } = Backtest.UsualHorizon;

    /// <summary>The file's name, without the folder it lies in on the host.</summary>
    public string FileName => Path.GetFileName(file);

    /// <summary>A mistake as people in chat are told it: where the file lies is the host's affair.</summary>
    public string Plainly(string mistake) => mistake.Replace(file, FileName, StringComparison.Ordinal);

    /// <summary>When the file was written that was read last (UTC).</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>What is wrong with the file as it is now; null when its rules are the ones in force.</summary>
    public string? Problem => _wrongFile ?? _wrongWords;

    /// <summary>The rules; the file is looked at each time, and read when it is newer.</summary>
    /// <exception cref="RuleFileException">The file was never good.</exception>
    public RuleSet Rules
    {
        get
        {
            lock (_reading)
            {
                var written = System.IO.File.Exists(file) ? System.IO.File.GetLastWriteTimeUtc(file) : DateTime.MinValue;
                var inChat = chat?.Invoke() ?? ChatRules.None;
                var read = _ofFile is null || written != WrittenAt;
                if (read) Read(written);
                if (_rules is not null && !read && inChat.Newest == _chat.Newest && !IsToTryAgain()) return _rules;
                _chat = inChat;
                var renewed = _rules is not null;
                _rules = Merged(_ofFile!);
                if (renewed) Renewed?.Invoke();
                return _rules;
            }
        }
    }

    /// <summary>The file's own rules as they were read last without a mistake; null before the first reading.</summary>
    public IReadOnlyList<HealthRule>? OfFile
    {
        get { lock (_reading) return _ofFile?.Rules; }
    }

    /// <summary>The rules made ready for a book and moment.</summary>
    public Evaluation Evaluation(AsOf asOf)
    {
        var directory = names(asOf.Book);
        var problems = new List<string>();
        var evaluation = new Evaluation(Rules, when => Condition(when, asOf.Moment, directory, problems), asOf);
        _wrongWords = problems.Count == 0 ? null : string.Join(Environment.NewLine, problems);
        return evaluation;
    }

    /// <summary>What does not stop a rule, and should be seen: a fire that nobody knows.</summary>
    public IEnumerable<string> Warnings() => Rules.Known.Where(r => LearnedFrom(r) is (not null, null)).Select(r => $"{Where(r)}rule \"{r.Name}\": learned_from {r.LearnedFrom} is no fire that I know");

    /// <summary>The fire that taught the rule, by its id and as it is known; both null where none is named, the fire null where nobody knows it.</summary>
    public (string? Id, Fire? Fire) LearnedFrom(HealthRule rule)
    {
        if (rule.LearnedFrom is not { } id) return (null, null);
        var facts = book();
        for (var account = 0; account < facts.Accounts.Count; account++)
            foreach (var fire in facts.Fires.Of(account))
                if (string.Equals(fire.FireId, id, StringComparison.OrdinalIgnoreCase)) return (id, fire);
        return (id, null);
    }

    private string Where(HealthRule rule) => rule.OfChat ? "" : $"{file}:{rule.Line}: ";

    /// <summary>A rule whose words of the company's own were forgotten since goes on by what they meant when it was read: no warning is switched off in silence.</summary>
    private Condition Condition(string when, Moment moment, Directory directory, List<string> problems)
    {
        var (condition, problem) = Read(when, moment, directory);
        if (condition is not null) return condition;
        problems.Add($"{problem}; its words mean what they meant when it was read");
        return RuleWords.Read(when, moment, directory.With(_understoodWith[when])).Condition ?? throw new InvalidOperationException(problem);
    }

    private (Condition? Condition, string? Problem) Read(string when, Moment moment, Directory directory)
    {
        var read = RuleWords.Read(when, moment, directory);
        if (read.Condition is not null) _understoodWith[when] = directory.Words;
        return read;
    }

    private void Read(DateTime written)
    {
        WrittenAt = written;
        try
        {
            if (!System.IO.File.Exists(file)) throw new RuleFileException([$"{file}: there is no such file; name one in Health:Rules"]);
            var current = book();
            // Any day will do for the check: only the words are looked at.
            var moment = new Moment(written, current.Workspace.TimeZone, current.Workspace);
            var directory = names(current);
            _ofFile = RuleFile.Read(System.IO.File.ReadAllText(file), file, when => Read(when, moment, directory).Problem);
            _wrongFile = null;
        }
        catch (RuleFileException e)
        {
            if (_wrongFile != e.Message) tell?.Invoke(e.Message);
            _wrongFile = e.Message;
            if (_ofFile is null) throw;
        }
    }

    /// <summary>A rule of chat that was not understood may be, once other words were taught.</summary>
    private bool IsToTryAgain() => _rules!.Rules.Any(r => r.Problem is not null) && !ReferenceEquals(names(book()).Words, _mergedWith);

    private RuleSet Merged(RuleSet ofFile)
    {
        var current = book();
        var directory = names(current);
        _mergedWith = directory.Words;
        var keys = ofFile.Rules.Select(r => HealthRule.KeyOf(r.Name)).ToHashSet(StringComparer.Ordinal);
        var all = ofFile.Rules.Select(Switched).Concat(_chat.Rules.Where(r => !keys.Contains(HealthRule.KeyOf(r.Name))).Select(r => Understood(r, current, directory))).ToList();
        return ofFile with { Rules = [.. all.Where(r => !r.Off && !r.Deleted)], Resting = [.. all.Where(r => r.Off || r.Deleted)] };
    }

    private HealthRule Switched(HealthRule rule) => _chat.Off.TryGetValue(HealthRule.KeyOf(rule.Name), out var off) ? rule with { OffBy = off.By, OffAt = off.At } : rule;

    private HealthRule Understood(HealthRule rule, Book current, Directory directory) =>
        rule.Off || rule.Deleted || _understoodWith.ContainsKey(rule.When) ? rule
            : rule with { Problem = Read(rule.When, new Moment(rule.At ?? DateTime.UnixEpoch, current.Workspace.TimeZone, current.Workspace), directory).Problem };
}
