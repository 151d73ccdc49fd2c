using CsmBot.Access;
using CsmBot.Conversations;
using System.CommandLine;
using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Data;
using CsmBot.Health;
using CsmBot.Questions;
using CsmBot.Understanding;
using Microsoft.Extensions.Logging.Abstractions;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Commands;

/// <summary><c>ask</c>: a question answered as in chat, as a text table or as JSON; with <c>--batch</c> many, lines of one conversation following on each other.</summary>
internal static class AskVerb
{
    private static readonly Argument<string?> _question = new("QUESTION") { Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> _json = new("--json") { Description = "one JSON object a question" };
    private static readonly Option<string?> _batch = new("--batch") { Description = "a question a line; - is standard input", HelpName = "FILE" };
    private static readonly Option<string?> _time = new("--time") { Description = "first runs the messages of that file, then tells how long the batch took", HelpName = "WARM" };

    public static Command Command()
    {
        var verb = new Command("ask", "Answers a question as in chat.") { _question, _json, _batch, _time };
        verb.SetAction(Run);
        return verb;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        var (question, batch) = (parsed.GetValue(_question), parsed.GetValue(_batch));
        if (question is null == batch is null) throw new Usage("ask takes either a QUESTION or --batch FILE.");
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var ready = Language.Warm();
        using var store = Shared.Open(parsed);
        _ = store.Book;
        await ready;
        var names = Shared.Names(parsed, store);
        var session = new AskSession(store.Book, names.Of(store.Book), Shared.NowOf(parsed), parsed.GetValue(Shared.As)) { Notes = Noted(parsed, store, names) };
        if (parsed.GetValue(_time) is { } warm)
            foreach (var line in Batch.Read(warm)) session.Understand(line, warm: true);
        var json = parsed.GetValue(_json) || batch is not null;
        var (refused, writtenDown) = (false, new HashSet<(string?, string)>());
        foreach (var line in batch is null ? [new BatchLine(question!)] : Batch.Read(batch))
        {
            var asked = session.Ask(line);
            refused |= asked.Answer is null;
            if (asked is { Answer: { } answer, Understood: Understanding.Ask ask } && Redaction.ShowsCost(ask.Question, answer) && writtenDown.Add((line.As, asked.Words)))
                await Shared.CostRead(parsed, store, asked.Words, cancel, line.As);
            output.WriteLine(json ? AskText.Json(asked) : AskText.Plain(asked));
        }

        if (parsed.GetValue(_time) is not null) error.WriteLine(session.Timings.Line());
        return refused && batch is null ? Shell.Refused : Shell.Done;
    }

    private static Func<Question, Answer, AsOf, Answer> Noted(ParseResult parsed, Store store, KnownNames names)
    {
        var rules = new RulesSay(Serving.Rules(Settings.Read(Shared.Settings(parsed)), store, names, NullLogger.Instance));
        var notes = new ColourNotes(new SettingLetters(store, rules), rules);
        return (question, answer, asOf) =>
        {
            if (question.Shape is not (Shape.Why or Shape.Summary)) return answer;
            using var db = store.Db();
            return notes.On(db, question, answer, asOf);
        };
    }
}

/// <summary>A question, what was made of it, and the answer where there is one.</summary>
internal sealed record AskedLine(BatchLine Line, Understood Understood, Answer? Answer, string Words);

/// <summary>Asks one book, and remembers for each conversation what its next question follows on.</summary>
internal sealed class AskSession(Book book, Directory names, DateTime now, string? asker)
{
    private readonly Dictionary<string, (Question Question, IReadOnlyList<string> AccountIds)> _talks = new(StringComparer.Ordinal);

    public Timings Timings { get; } = new();

    /// <summary>Adds to an answer what the store knows beside the book.</summary>
    public Func<Question, Answer, AsOf, Answer> Notes { get; init; } = (_, answer, _) => answer;

    public Understood Understand(BatchLine line, bool warm = false)
    {
        var context = ContextOf(line);
        return Timings.Measure(() => Language.English.Understand(line.Text, context), warm);
    }

    public AskedLine Ask(BatchLine line)
    {
        var understood = Understand(line);
        if (understood is not Understanding.Ask ask) return new AskedLine(line, understood, null, "");
        var moment = MomentOf(line);
        var words = Wording.Of(ask.Question, book, moment.Today);
        try
        {
            var answer = Notes(ask.Question, Answers.To(ask.Question, book, moment, words), new AsOf(book, moment));
            if (line.Conversation is { } talk) _talks[talk] = (ask.Question, Recollection.Rows(answer.AccountIds, ask.Question, _talks.GetValueOrDefault(talk)));
            return new AskedLine(line, understood, answer, words);
        }
        catch (CannotAnswer) { return new AskedLine(line, new NotUnderstood([]), null, words); }
    }

    private Context ContextOf(BatchLine line)
    {
        var context = new Context(MomentOf(line), names);
        return line.Conversation is { } talk && _talks.TryGetValue(talk, out var last) ? context with { LastQuestion = last.Question, LastAccountIds = last.AccountIds } : context;
    }

    private Moment MomentOf(BatchLine line)
    {
        var instant = line.Now ?? now;
        var email = line.As ?? asker;
        var zone = email is null ? null : book.People.On(book.People.Find(email), DateOnly.FromDateTime(instant))?.TimeZone;
        return new Moment(instant, zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : book.Workspace.TimeZone, book.Workspace, email);
    }
}
