using System.Collections.Immutable;
using System.Globalization;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using Directory = CsmBot.Understanding.Names.Directory;
using static CsmBot.Understanding.Commands.CommandWords;

namespace CsmBot.Understanding.Commands;

/// <summary>
/// Reads surveys: "survey the team about Acme: how ready are they? 1-5" goes to colleagues, "survey Ruth Abel and Jo Park at Acme: how satisfied are you? 1-5" and "survey link for Acme: …" to customers,
/// "survey results for Acme" shows what came back. The question is taken as it was typed, its scale from its end.
/// </summary>
internal sealed class SurveyReading(Grammar grammar)
{
    private const int MostSteps = 11;

    /// <summary>Between the e-mails of those whom a name fits.</summary>
    private const char Either = '\n';

    private readonly int _account = grammar.Category("account"), _person = grammar.Category("person"), _team = grammar.Category("team");

    /// <summary>What each way to say it looks like; a test reads them all.</summary>
    public static IReadOnlyList<string> Examples { get; } =
    [
        "survey the team about Acme's onboarding: how ready are they? 1-5", "ask the team about Acme: what holds them back?", "survey team Orion about Acme, step S-1: how far are they? 0-10", "survey Dana about Acme: how ready are they? (1 to 5)",
        "survey Ruth Abel and Jo Park at Acme: how satisfied are you with the rollout? 1-5", "survey the customer Acme: how useful was it? 1-5", "survey link for Acme: how useful was the training? 1-5", "survey results for Acme", "surveys",
    ];

    public Understood? Read(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        while (Is(tokens, at, end, "please", "pls", "can", "could", "you", "show", "me", "us", "send", "make", "create", "start", "run", "the", "a", "our", "my", "new")) at++;
        return Results(chart, at, end) ?? Linked(chart, at, end) ?? Asked(chart, at, end);
    }

    /// <summary>"survey results for Acme", "surveys of Acme", "surveys".</summary>
    private Understood? Results(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        var results = Is(tokens, at, end, "results", "answers") && Is(tokens, at + 1, end, "of", "to") ? at + 2 : at;
        while (results > at && Is(tokens, results, end, "the", "our", "my")) results++;
        if (!Is(tokens, results, end, "survey", "surveys")) return null;
        var plural = results > at || Is(tokens, results, end, "surveys");
        results++;
        while (Is(tokens, results, end, "results", "answers", "result", "status")) (plural, results) = (true, results + 1);
        if (!plural) return null;
        if (results == end) return new ShowSurveys(null);
        return Is(tokens, results, end, "for", "of", "at", "about", "on", "from") && Account(chart, _account, results + 1, end) is (not null and var name, var last) && last == end ? For(name, chart, id => new ShowSurveys(id)) : null;
    }

    /// <summary>"survey link(s) for Acme: …", "survey link for Ruth Abel at Acme: …".</summary>
    private Understood? Linked(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        if (!Is(tokens, at, end, "survey") || !Is(tokens, at + 1, end, "link", "links") || !Is(tokens, at + 2, end, "for", "to")) return null;
        return Account(chart, _account, at + 3, end) is (not null and var name, var after) && Put(chart, name, after, end, new Customers([])) is { } put ? put : AtCustomer(chart, at + 3, end);
    }

    private Understood? Asked(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        var survey = Is(tokens, at, end, "survey", "poll");
        if (!survey && !Is(tokens, at, end, "ask")) return null;
        at++;
        if (Audience(chart, at, end) is (not null and var audience, var after))
        {
            if (!Is(tokens, after, end, "about", "on", "regarding")) return null;
            return Account(chart, _account, after + 1, end) is (not null and var name, var behind) ? Put(chart, name, behind, end, audience) : null;
        }
        if (!survey) return null;
        while (Is(tokens, at, end, "the", "customer", "customers", "people", "of", "from")) at++;
        return Account(chart, _account, at, end) is (not null and var of, var next) && Put(chart, of, next, end, new Customers([])) is { } put ? put : AtCustomer(chart, at, end);
    }

    /// <summary>"Ruth Abel and Jo Park at Acme: …".</summary>
    private Understood? AtCustomer(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        for (var i = at + 1; i < end; i++)
        {
            if (Is(tokens, i, end, ":")) return null;
            if (!Is(tokens, i, end, "at", "of", "from") || Account(chart, _account, i + 1, end) is not (not null and var name, var after)) continue;
            var names = tokens.Text[tokens[at].Start..tokens[i - 1].End].Replace(" and ", ",", StringComparison.OrdinalIgnoreCase).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            return Put(chart, name, after, end, new Customers([.. names]));
        }
        return null;
    }

    /// <summary>"the team", "team Orion", "Dana and Sam".</summary>
    private (SurveyAudience? Audience, int End) Audience(Chart chart, int at, int end)
    {
        var tokens = chart.Tokens;
        if (Is(tokens, at, end, "the", "my", "our") && Is(tokens, at + 1, end, "team", "colleagues")) return (new TheTeam(), at + 2);
        var team = Is(tokens, at, end, "the") ? at + 1 : at;
        if (Is(tokens, team, end, "team")) team++;
        foreach (ref readonly var e in chart.Edges)
            if (e.Category == _team && e.Start == team && e.Value is FieldValue { Value: var called } && Is(tokens, Is(tokens, e.End, end, "team") ? e.End + 1 : e.End, end, "about", "on", "regarding"))
                return (new TeamCalled(called), Is(tokens, e.End, end, "team") ? e.End + 1 : e.End);
        var emails = new List<string>();
        while (Person(chart, at, end) is (not null and var person, var after))
        {
            // Whom of several a name means is asked for once all is read.
            emails.Add(person.Emails is [var only] ? only : string.Join(Either, person.Emails));
            at = after;
            while (Is(tokens, at, end, ",", "and", "&")) at++;
        }
        return emails.Count > 0 ? (new Colleagues([.. emails.Distinct(StringComparer.OrdinalIgnoreCase)]), at) : (null, at);
    }

    private (PersonName? Name, int End) Person(Chart chart, int at, int end)
    {
        (PersonName? Name, int End) best = (null, at);
        foreach (ref readonly var e in chart.Edges)
            if (e.Category == _person && e.Start == at && e.End <= end && e.Guesses == 0 && e.Value is PersonName name && e.End > best.End) best = (name, e.End);
        return best;
    }

    /// <summary>Where a name fits several colleagues it is asked which.</summary>
    private static Understood Which(AskSurvey asked, Chart chart)
    {
        if (asked.Audience is not Colleagues { Emails: var emails } || emails.FirstOrDefault(e => e.Contains(Either)) is not { } several) return asked;
        var names = chart.Reading.Names as Directory;
        return new Clarify("Whom do you mean?", [.. several.Split(Either).Select(e => new Choice(names?.PersonName(e) ?? e, Which(asked with { Audience = new Colleagues(emails.Replace(several, e)) }, chart)))]);
    }

    /// <summary>Behind the account: a step, what of it is meant, a colon, the question and its scale.</summary>
    private static Understood? Put(Chart chart, AccountName name, int at, int end, SurveyAudience audience)
    {
        var tokens = chart.Tokens;
        var colon = at;
        while (colon < end && !Is(tokens, colon, end, ":")) colon++;
        if (colon >= end - 1) return null;
        string? step = null;
        for (var i = at; i < colon - 1; i++)
            if (Is(tokens, i, end, "step") && tokens.Text[tokens[i + 1].Start..tokens[colon - 1].End].Trim('#', ' ') is { Length: > 0 } said && said.Any(char.IsAsciiDigit) && !said.Contains(' ')) step = said;
        var text = tokens.Text[tokens[colon].End..].Trim();
        var (question, lowest, highest) = Scale(text);
        return question.Length < 3 ? null : For(name, chart, id => Which(new AskSurvey(id, audience, char.ToUpperInvariant(question[0]) + question[1..], lowest, highest, step), chart));
    }

    /// <summary>"how ready are they? 1-5", "… (0 to 10)", "… from 1 to 5".</summary>
    private static (string Question, int? Lowest, int? Highest) Scale(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var last = words.Length;
        string Bare(int i) => words[i].Trim('(', ')', '.', ',', '[', ']');
        if (last > 1 && Bare(last - 1).Split('-', '–', '—') is [var low, var high] && Range(low, high) is var (a, b)) return (Question(words[..(last - 1)]), a, b);
        if (last > 3 && Bare(last - 2).ToLowerInvariant() is "to" or "-" or "–" or "—" && Range(Bare(last - 3), Bare(last - 1)) is var (c, d)) return (Question(words[..(last - 3)]), c, d);
        return (text, null, null);
    }

    private static string Question(string[] words)
    {
        var end = words.Length;
        while (end > 1 && words[end - 1].Trim('(', ')', ',').ToLowerInvariant() is "from" or "on" or "scale" or "a" or "of" or "") end--;
        return string.Join(' ', words[..end]).TrimEnd(',', '(', ' ');
    }

    private static (int, int)? Range(string low, string high) =>
        int.TryParse(low, NumberStyles.None, CultureInfo.InvariantCulture, out var a) && int.TryParse(high, NumberStyles.None, CultureInfo.InvariantCulture, out var b) && a < b && b - a < MostSteps && b <= 100 ? (a, b) : null;
}
