using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Health;

namespace CsmBot.Alerts;

/// <summary>The colours that people have set, as the rules are to see them: the store's rows beside the book's health changes.</summary>
internal sealed class HandSettings
{
    private readonly AsOf _asOf;
    private readonly Dictionary<string, List<ColourSetting>> _rows;

    /// <param name="accounts">Those that are looked at; null for all.</param>
    public HandSettings(CsmDb db, AsOf asOf, IReadOnlyCollection<string>? accounts)
    {
        var open = db.ColourSettings.Where(s => !s.Settled);
        if (accounts is not null) open = open.Where(s => accounts.Contains(s.AccountId));
        (_asOf, _rows) = (asOf, open.AsEnumerable().GroupBy(s => s.AccountId).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal));
    }

    /// <summary>All rows of the account that are not settled.</summary>
    public IReadOnlyList<ColourSetting> Of(string accountId) => _rows.TryGetValue(accountId, out var rows) ? rows : [];

    /// <summary>The row of a health change that a person made; null where it came with data and nobody was asked yet.</summary>
    public ColourSetting? Row(string accountId, HealthRow by) => Of(accountId).FirstOrDefault(r => Same(r.At, by.At));

    public Setting Setting(HealthRow by, ColourSetting? row) => Setting(_asOf, by, row);

    public static Setting Setting(AsOf asOf, HealthRow by, ColourSetting? row) => new(by.Status, Name(asOf, by.SetBy), asOf.Days.Day(row?.KeptAt ?? by.At), row?.Until)
    {
        Asked = row?.AskedAt is { } asked ? asOf.Days.Day(asked) : null, LeadAsked = row?.LeadAsked ?? false, Known = row?.Known ?? by.Status, OfData = row is null,
        Ended = row?.EndedAt is null ? null : row.Ended,
    };

    public static string Name(AsOf asOf, string email) => asOf.Person(asOf.Book.People.Find(email))?.Name ?? email;

    /// <summary>The store keeps milliseconds; a change of this process may still carry more.</summary>
    private static bool Same(DateTime a, DateTime b) => Stored.Instant(a) == Stored.Instant(b);
}
