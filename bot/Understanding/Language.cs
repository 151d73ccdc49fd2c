using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Commands;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Logging;
using CsmBot.Understanding.Logging.Rules;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Questions;
using CsmBot.Understanding.Questions.Rules;
using CsmBot.Understanding.Recognizers;

namespace CsmBot.Understanding;

/// <summary>
/// From a message to what it means, the same for chat, rules and the command line: cut into tokens, names and figures marked, slips of
/// the finger guessed, all rules run in one chart, and the chart handed to who makes a log entry, a command or a question of it.
/// </summary>
public sealed class Language
{
    /// <summary>All rules of the language. Thread-safe; each thread keeps a chart of its own.</summary>
    public static Language English { get; } = new();

    [ThreadStatic] private static Chart? s_chart;

    /// <summary>In tokens. Nobody asks at such length, and a text of that size must not cost more than a few milliseconds.</summary>
    private const int LongestQuestion = 160;

    private readonly Seeds seeds;
    private readonly LogAssembly logs;
    private readonly CommandReading commands;
    private readonly ColourReading colours;
    private readonly ReportReading reports;
    private readonly FireReading fires;
    private readonly int account;

    private Language()
    {
        Grammar = new Grammar(
            [.. Recognition.Rules, .. LogRules.All, .. QuestionRules.All, .. CommandRules.All, .. ReportRules.All],
            [.. Recognition.Seeds, .. Names.Directory.Categories],
            ["the", "a", "an", "our"], new Dictionary<string, string>(), OrdinaryWords.List);
        seeds = new Seeds(Grammar);
        logs = new LogAssembly(Grammar);
        commands = new CommandReading(Grammar);
        colours = new ColourReading(Grammar);
        reports = new ReportReading(Grammar);
        fires = new FireReading(Grammar);
        account = Grammar.Category("account");
    }

    public Grammar Grammar { get; }

    /// <summary>Reads a message of each kind once, so that the first real one does not wait for the rules to be compiled. Takes some tenths of a second beside other work.</summary>
    public static Task Warm() => Task.Run(() =>
    {
        var context = new Context(new Moment(DateTime.UnixEpoch, TimeZoneInfo.Utc, new Workspace()), Names.Directory.Empty);
        string[] messages =
        [
            "called Acme for 25 min yesterday, great, about the renewal", "2 emails to Globex and a 1h meeting with Initech, 4/5", "which tier 1 accounts renew this quarter and are yellow",
            "hours on firefighting by CSM in the last 3 months", "how is Acme doing", "top 5 red accounts by arr, not contacted in 30 days", "call Acme tomorrow at 10", "help",
        ];
        foreach (var message in messages) English.Understand(message, context);
    });

    /// <summary>What the message means. Any text is allowed; it depends on nothing but the text and the context.</summary>
    public Understood Understand(string text, Context context)
    {
        var chart = Read(text, context);
        var fire = FireMention.In(chart, account);
        var whole = Decide(chart, context);
        return fire is not null && whole is Log log ? fire.Of(log, rest => Decide(Read(rest, context), context)) : whole;
    }

    /// <summary>The chart of a message: every reading of every rule. Valid until the same thread reads the next message.</summary>
    public Chart Read(string text, Context context)
    {
        var chart = s_chart is { } kept && kept.Grammar == Grammar ? kept : s_chart = new Chart(Grammar);
        chart.Begin(text, new Reading { Moment = context.Moment, Names = context.Names });
        if (context.Names.Words.Occur(chart.Tokens))
        {
            context.Names.Seed(chart, seeds);
            context.Names.Words.Replace(chart);
            chart.Clear();
        }

        Recognition.Seed(chart);
        context.Names.Seed(chart, seeds);
        Guess(chart);
        chart.Run();
        return chart;
    }

    /// <summary>Commands are whole messages of a few words; then log entries, since they are the strictest; what is no log entry is a question or nothing we know.</summary>
    private Understood Decide(Chart chart, Context context)
    {
        if (context.HasRuleDraft && HealthRuleReading.OfDraft(chart.Tokens) is { } about) return about;
        if (FactsReading.Read(chart.Tokens, context.HasLastReport) is { } facts) return facts;
        if (commands.Read(chart) is { } command) return Framed(command, context);
        if (reports.Read(chart) is { } report) return report;
        if (HealthRuleReading.Read(chart) is { } ofRule) return Framed(ofRule, context);
        if (TeachReading.Read(chart.Tokens) is { } lesson) return lesson;
        if (colours.Read(chart) is { } setting) return setting;
        var fire = fires.Read(chart);
        if (fire is not null and not OpenFire and not Clarify) return fire;
        var logged = logs.Read(chart, context);
        // "fire at Acme: called the CTO for 30 min" tells what was done.
        if (fire is not null && logged is not Log { Ready: true, Drafts: [{ Minutes: not null }, ..] }) return fire;
        if (logged is not null)
        {
            // "customers with no call this month" is not what did not take place, nor "ticket count by priority" an entry for nobody.
            var mayAsk = chart.Tokens.Count <= LongestQuestion && (OfNobody(logged) || (chart.Tokens.Count > 1 && chart.Tokens.Folded(0) is "no" && chart.Tokens.Folded(1) is "of") || (chart.Tokens.Count > 2 && chart.Tokens.Folded(0) is "prep" or "prepare" or "brief" && chart.Tokens.Folded(1) is "me" or "us") || (logged is Declined or Plan && (NamesAccounts(chart) || chart.Tokens.Folded(0) is "prep" or "prepare" or "brief")));
            return mayAsk && QuestionAssembly.Read(chart, context) is Ask { Question: var question } ask && Figures(question, chart) ? ask : logged;
        }

        var asked = chart.Tokens.Count > LongestQuestion ? new NotUnderstood([]) : QuestionAssembly.Read(chart, context);
        if (asked is NotUnderstood or Ask { Unused.IsEmpty: false } && reports.Partly(chart) is { } partly) return partly;
        return asked is NotUnderstood { Unused: var unused } && NearestNames.Of(chart, context.Names, unused, out var unknown) is { Count: > 0 } near ? Meant(unknown, near, context) ?? asked : asked;
    }

    /// <summary>Nobody is called so: those who are nearly, each with the whole meaning. Uses the chart anew; null where one of them makes no sense.</summary>
    private Clarify? Meant(string unknown, List<(string Name, string Message)> near, Context context)
    {
        var choices = near.ConvertAll(n => new Choice(n.Name, QuestionAssembly.Read(Read(n.Message, context), context)));
        return choices.TrueForAll(c => c.Meaning is Ask) ? new Clarify($"I know no “{unknown}”. Whom do you mean?", [.. choices]) : null;
    }

    /// <summary>A request with a question in it: the question must be understood to its last word, by the same grammar. Uses the chart anew.</summary>
    private Understood Framed(Understood command, Context context)
    {
        if (command is MakeRule { Ways: { IsEmpty: false } ways } made)
            foreach (var way in ways)
                if (Understand(way, new Context(context.Moment, context.Names)) is Ask { Unused.IsEmpty: true, Question: { Kind: Kind.Accounts, Shape: Shape.List } }) return made with { Words = way, Ways = [] };
        var words = command switch { Watch watch => watch.Words, Schedule schedule => schedule.Words, MakeRule rule => rule.Words, _ => null };
        if (words is null) return command;
        var inner = Understand(words, new Context(context.Moment, context.Names));
        return inner switch
        {
            Ask { Unused.IsEmpty: true } ask => command is Schedule schedule ? schedule with { Question = ask.Question } : command,
            ShowReport { Unused.IsEmpty: true } report when command is Schedule schedule => schedule with { Report = report },
            Clarify clarify => new Declined($"“{words}” can be understood in several ways. {clarify.Prompt} {string.Join(", ", clarify.Choices.Select(c => c.Label))}. Say it with the whole name."),
            Declined => inner,
            _ => new NotUnderstood([]) { Unused = inner.Unused.IsEmpty ? [words] : inner.Unused },
        };
    }

    /// <summary>An entry in which no account is named: "ticket count by priority" begins like one.</summary>
    private static bool OfNobody(Understood understood) => understood is Log { Drafts: { IsEmpty: false } drafts } && drafts.All(d => d.AccountId is null && d.AccountChoices.Count == 0);

    /// <summary>What nobody says who logs: groups, counts, conditions on accounts.</summary>
    private static bool Figures(Question question, Chart chart)
    {
        if (chart.Tokens.Count > 2 && (chart.Tokens.Folded(0) is "at" && chart.Tokens.Folded(1) is "least" or "most" || chart.Tokens.Folded(0) is "more" or "less" or "fewer" && chart.Tokens.Folded(1) is "than")) return true;
        for (var i = 0; i < chart.Tokens.Count; i++) if (chart.Tokens.Folded(i) is "completions") return true;
        if (!question.GroupBy.IsEmpty || question.Limit is not null || question.Shape is Shape.Figure or Shape.Count or Shape.Summary) return true;
        // "have an open ticket but were not contacted for two weeks": so much is said of no entry that lacks an account.
        return question is { Kind: Kind.Accounts, Where: AllOf } || (question is { Kind: Kind.Accounts, Where: not AllAccounts } && NamesAccounts(chart));
    }

    private static bool NamesAccounts(Chart chart)
    {
        var tokens = chart.Tokens;
        for (var i = 0; i < tokens.Count; i++)
            if ((tokens[i] is { Word: 0, Guess: not 0 and var guess } ? chart.Grammar.Lexicon[guess] : tokens.Folded(i)) is "accounts" or "customers" or "clients" or "logos" or "accts" or "acct" or "everybody" or "everyone" or "anybody" or "whoever" or "reds" or "yellows" or "greens") return true;
        return false;
    }

    /// <summary>Unknown words that belong to no name may be known ones, misspelled.</summary>
    private static void Guess(Chart chart)
    {
        for (var i = 0; i < chart.Tokens.Count; i++)
        {
            ref var token = ref chart.Tokens[i];
            if (token.Kind == TokenKind.Word && token.Word == 0 && token.FoldLength is >= 2 and <= 5 && Shorthand.Of(chart.Tokens.Folded(i)) is { } meant && !IsPartOfName(chart, i)) { token.Guess = chart.Grammar.Lexicon.Find(meant); continue; }
            if (token.Kind != TokenKind.Word || token.Word != 0 || token.FoldLength < 4 || OrdinaryWords.Knows(chart.Tokens.Folded(i)) || IsPartOfName(chart, i)) continue;
            token.Guess = chart.Grammar.Lexicon.Guess(chart.Tokens.Folded(i));
        }
    }

    private static bool IsPartOfName(Chart chart, int token)
    {
        for (var e = 0; e < chart.Count; e++)
            if (chart.Edges[e].Start <= token && chart.Edges[e].End > token && chart.Edges[e].Value is AccountName { Slip: false } or PersonName) return true;
        return false;
    }
}
