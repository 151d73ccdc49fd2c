using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Questions;

namespace CsmBot.Conversations;

/// <summary>Answers as cards show them: headers in words, ten rows a page, figures written out.</summary>
internal static class AnswerViews
{
    public const int PageSize = 10;

    public static AnswerView Of(Scene scene, Question question, Answer answer, string id, int page)
    {
        var columns = answer.Columns.Select((name, i) => Column(scene, name, answer.Rows.Select(r => r[i]).FirstOrDefault(c => c is not null))).ToList();
        var (one, many) = RowName(question, answer);
        return new AnswerView(answer.Understood, Local(scene, answer.AsOf))
        {
            AnswerId = id, Columns = columns, Rows = [.. answer.Rows.Skip(page * PageSize).Take(PageSize)], Total = answer.Total, Page = page, PageSize = PageSize,
            RowName = one, RowsName = many, Notes = [.. answer.Notes.Select(n => Spans(scene, n))],
            Figure = answer.Value is { } value && (answer.Rows.Count == 0 || IsFigures(question, answer)) ? Figure(scene, value) : null,
            Beside = IsFigures(question, answer) ? Beside(scene, question, answer) : [],
            Account = answer.AccountIds is [var account] && scene.Account(account) is { } known ? (known.AccountId, known.Name) : null,
        };
    }

    /// <summary>Figures of no group: one row that is about nothing that could be counted.</summary>
    private static bool IsFigures(Question question, Answer answer) => question is { Shape: Shape.Count or Shape.Figure, GroupBy.IsEmpty: true } && answer.Rows.Count == 1;

    /// <summary>What stands beside the figure: each by its name, and what it is compared with.</summary>
    private static IReadOnlyList<Cards.Fact> Beside(Scene scene, Question question, Answer answer)
    {
        var facts = new List<Cards.Fact>();
        for (var i = 0; i < answer.Columns.Count; i++)
        {
            var name = answer.Columns[i];
            if (answer.Value?.Name == name) continue;
            var said = Said(scene, Column(scene, name, answer.Rows[0][i]), answer.Rows[0][i]);
            var up = question.Against is not null && name.EndsWith("_change", StringComparison.Ordinal) && answer.Rows[0][i] is > 0.0;
            facts.Add(new Cards.Fact(Header(name), up ? "+" + said : said));
        }

        return facts;
    }

    private static string Said(Scene scene, Column column, object? value) => column.Kind == ColumnKind.Money && value is double money ? Cell.Money(money, column.Unit ?? scene.Book.Workspace.Currency) : Cell.Text(value, column.Kind);

    public static SummaryView Summary(Scene scene, string accountId, Answer answer)
    {
        var lines = answer.Rows.ToDictionary(r => r[0] as string ?? "", r => r);
        string? Text(string name, int cell) => lines.TryGetValue(name, out var line) ? line[cell] as string : null;
        return new SummaryView(accountId, Text("account", 1) ?? accountId, Text("health", 1) ?? "green", Local(scene, answer.AsOf))
        {
            HealthReason = Text("health", 2), Link = AccountLinks.Of(scene.Book.Workspace, accountId),
            Facts = [.. answer.Rows.Where(r => r[0] is not ("account" or "health")).Select(r => new Cards.Fact(Header(r[0] as string ?? ""), Line(scene, r)))],
        };
    }

    /// <summary>With its moment apart, so that each reader is shown it in their own zone where the channel can.</summary>
    private static IReadOnlyList<Span> Spans(Scene scene, Note note)
    {
        if (note.At is not { } utc) return [note.Text];
        var time = Span.Time(Local(scene, utc));
        return note.Text.IndexOf(time.Text, StringComparison.Ordinal) is >= 0 and var start ? [note.Text[..start], time, note.Text[(start + time.Text.Length)..]] : [note.Text];
    }

    private static string Line(Scene scene, IReadOnlyList<object?> row) =>
        row is [_, double money, string currency] && currency == scene.Book.Workspace.Currency ? Cell.Money(money, currency) : row[2] is string { Length: > 0 } detail ? $"{Cell.Text(row[1])} ({detail})" : Cell.Text(row[1]);

    /// <summary>"USD 120,000", "12.5 %", "41 days", "42".</summary>
    private static string Figure(Scene scene, Value value) => value.Number is not { } number ? "not known"
        : value.Unit == scene.Book.Workspace.Currency ? Cell.Money(number, value.Unit)
        : value.Unit == "percent" ? Cell.Text(number, ColumnKind.Percent)
        : value.Unit is "hours" or "days" or "minutes" ? $"{Cell.Text(number)} {value.Unit}"
        : Cell.Text(number);

    private static Column Column(Scene scene, string name, object? sample)
    {
        var money = name is "arr" || name.StartsWith("arr_", StringComparison.Ordinal) || name.EndsWith("cost", StringComparison.Ordinal) || name.Contains("cost_", StringComparison.Ordinal);
        return sample switch
        {
            DateOnly or DateTime => new Column(Header(name), ColumnKind.Date),
            string colour when colour is "green" or "yellow" or "red" => new Column(Header(name), ColumnKind.Health),
            string or bool or null => new Column(Header(name)),
            _ when money => new Column(Header(name), ColumnKind.Money, scene.Book.Workspace.Currency),
            _ when IsShare(name) => new Column(Header(name), ColumnKind.Percent),
            _ => new Column(Header(name), ColumnKind.Number),
        };
    }

    private static bool IsShare(string name) => name.Contains("share") || name.Contains("percent") || name.EndsWith("rate", StringComparison.Ordinal) || name is "adherence" or "grr" or "nrr";

    private static string Header(string name) => name switch
    {
        "arr" or "csm" or "nps" or "csat" or "grr" or "nrr" or "crc" => name.ToUpperInvariant(),
        _ => Phrases.Label(name).Replace(" arr", " ARR", StringComparison.Ordinal),
    };

    private static (string One, string? Many) RowName(Question question, Answer answer) =>
        question.GroupBy.Length > 0 || question.Shape is Shape.YesNo or Shape.Fact or Shape.Why ? ("row", null) : question.Kind switch
        {
            Kind.Accounts => ("account", null),
            Kind.Interactions => ("interaction", null),
            Kind.Tickets => ("ticket", null),
            Kind.Fires => ("fire", null),
            Kind.Steps => ("step", null),
            Kind.Plans => ("plan", null),
            Kind.Training => ("completion", null),
            Kind.Evidence => ("piece of evidence", "pieces of evidence"),
            Kind.Renewals => ("renewal", null),
            Kind.HealthChanges => ("health change", null),
            Kind.Signals => ("signal", null),
            Kind.People => ("person", "people"),
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };

    private static Instant Local(Scene scene, DateTime utc) => Instant.Of(utc, scene.Moment.Zone);
}
