using System.CommandLine;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Understanding;
using Names = CsmBot.Understanding.Names;

namespace CsmBot.Commands;

/// <summary><c>understand</c>: what the bot makes of a message, changing nothing.</summary>
internal static class UnderstandVerb
{
    private static readonly Argument<string?> _text = new("MESSAGE") { Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<bool> _json = new("--json") { Description = "one JSON object a message" };
    private static readonly Option<bool> _explain = new("--explain") { Description = "which rule read which words, and what was not chosen" };
    private static readonly Option<string?> _batch = new("--batch") { Description = "a message a line; - is standard input", HelpName = "FILE" };
    private static readonly Option<string?> _time = new("--time") { Description = "first runs the messages of that file, then tells how long the batch took", HelpName = "WARM" };

    public static Command Command()
    {
        var verb = new Command("understand", "Says what the bot makes of a message, changing nothing.") { _text, _json, _batch, _time, _explain };
        verb.SetAction(Run);
        return verb;
    }

    private static int Run(ParseResult parsed)
    {
        var text = parsed.GetValue(_text);
        var batch = parsed.GetValue(_batch);
        if (text is null == batch is null) throw new Usage("understand takes either a MESSAGE or --batch FILE.");
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var ready = Language.Warm();
        using var store = Shared.Open(parsed);
        _ = store.Book;
        ready.Wait();
        var book = store.Book;
        var names = Shared.Names(parsed, store).Of(book);
        var now = Shared.NowOf(parsed);
        var speaker = parsed.GetValue(Shared.As);
        Context At(BatchLine line) => new(MomentOf(book, line.As ?? speaker, line.Now ?? now), names);
        var timings = new Timings();
        if (parsed.GetValue(_time) is { } warm)
            foreach (var line in Batch.Read(warm)) timings.Measure(() => Language.English.Understand(line.Text, At(line)), warm: true);
        foreach (var line in batch is null ? [new BatchLine(text!)] : Batch.Read(batch))
        {
            var context = At(line);
            var understood = timings.Measure(() => Language.English.Understand(line.Text, context));
            output.WriteLine(parsed.GetValue(_json) || batch is not null ? UnderstoodJson.Of(line, understood, names) : UnderstoodText.Of(understood, names));
            if (parsed.GetValue(_explain)) output.Write(Explanation.Of(Language.English, line.Text, context));
        }

        if (parsed.GetValue(_time) is not null) error.WriteLine(timings.Line());
        return Shell.Done;
    }

    private static Moment MomentOf(Book book, string? email, DateTime now)
    {
        var person = book.People.Find(email) is >= 0 and var ordinal ? book.People.On(ordinal, DateOnly.FromDateTime(now)) : null;
        var zone = person?.TimeZone is { } id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var found) ? found : book.Workspace.TimeZone;
        return new Moment(now, zone, book.Workspace, person?.Email ?? email);
    }
}
