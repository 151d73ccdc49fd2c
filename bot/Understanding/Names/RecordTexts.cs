using CsmBot.Accounts;

namespace CsmBot.Understanding.Names;

/// <summary>What records say in words: ticket subjects, causes and first signs of fires, sources of evidence, behaviours of plan steps, and the words in them; and the names of executive sponsors.</summary>
internal static class RecordTexts
{
    /// <summary>A field with more different texts than this is free text that nobody asks for by its wording.</summary>
    private const int MostTexts = 500;

    /// <summary>Of kinds with more records nobody asks for one by its id in chat.</summary>
    private const int MostIds = 20_000;

    public static readonly IReadOnlyList<string> Ids = ["fire id", "ticket id", "step id", "plan id", "evidence id"];

    public static readonly IReadOnlyList<string> Fields = ["said subject", "said cause", "said sign", "said source", "said behaviour", "said topic", "said sponsor", .. Ids];

    public static Dictionary<string, IReadOnlyCollection<string>> Of(Book book)
    {
        var all = new Dictionary<string, IReadOnlyCollection<string>>
        {
            ["said subject"] = Distinct(book, book.Tickets, t => t.Subject),
            ["said cause"] = Distinct(book, book.Fires, f => f.Cause),
            ["said sign"] = Distinct(book, book.Fires, f => f.FirstWarningSign),
            ["said source"] = Distinct(book, book.Evidence, e => e.Source),
            ["said behaviour"] = Distinct(book, book.Steps, s => s.Behaviour),
        };
        all["fire id"] = IdsOf(book, book.Fires, f => f.FireId);
        all["ticket id"] = IdsOf(book, book.Tickets, t => t.TicketId);
        all["step id"] = IdsOf(book, book.Steps, s => s.StepId);
        all["plan id"] = IdsOf(book, book.Steps, s => s.PlanId);
        all["evidence id"] = IdsOf(book, book.Evidence, e => e.EvidenceId);
        all["said sponsor"] = Sponsors(book);
        all["said topic"] = [.. all["said subject"].SelectMany(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 2).Distinct(StringComparer.OrdinalIgnoreCase)];
        return all;
    }

    private static HashSet<string> Sponsors(Book book)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var account in book.Accounts.All)
            if (account.ExecutiveSponsor is { Length: > 0 } name && found.Add(name) && found.Count > MostTexts) return [];
        return found;
    }

    /// <summary>Ids of letters and figures: a bare number may be any number.</summary>
    private static string[] IdsOf<T>(Book book, PerAccount<T> rows, Func<T, string?> id) => [.. Distinct(book, rows, id, MostIds).Where(i => i.Any(char.IsLetter) && i.Any(char.IsDigit))];

    private static HashSet<string> Distinct<T>(Book book, PerAccount<T> rows, Func<T, string?> text, int most = MostTexts)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var account = 0; account < book.Accounts.Count; account++)
            foreach (ref readonly var row in rows.Of(account))
                if (text(row) is { Length: > 0 } said && found.Add(said) && found.Count > most) return [];
        return found;
    }
}
