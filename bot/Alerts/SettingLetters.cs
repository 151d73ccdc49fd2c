using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;

namespace CsmBot.Alerts;

/// <summary>Draws the colours that people have set, asks about them, and keeps every question that went out in step with its answer.</summary>
public sealed class SettingLetters(Store store, RulesSay rules)
{
    /// <summary>One question to one conversation.</summary>
    internal void Ask(Work work, Outbox outbox, ColourSetting row, Place place, DateTime now) =>
        outbox.Add(work, new Letter($"{Prefix(row)}{row.Questions}|{place.Channel}|{place.Conversation}", place.Channel, place.Conversation, Card(work.Db, row, now)), now);

    /// <summary>Several questions to one conversation in one message.</summary>
    internal void Ask(Work work, Outbox outbox, IReadOnlyList<ColourSetting> rows, Place place, DateTime now)
    {
        var key = $"settings|{Prefix(rows[0])}{rows[0].Questions}|{place.Channel}|{place.Conversation}";
        outbox.Add(work, new Letter(key, place.Channel, place.Conversation, new Reply(ColourCard.Many([.. rows.Select(r => View(work.Db, r, now)).OfType<ColourView>()]))), now);
    }

    /// <summary>Edits the questions that were put about the setting.</summary>
    public void Update(Work work, Outbox outbox, ColourSetting row, DateTime now)
    {
        if (row.Questions == 0) return;
        var (prefix, end) = (Prefix(row), Prefix(row) + "~");
        var posts = work.Db.Posts.Where(p => string.Compare(p.Key, prefix) > 0 && string.Compare(p.Key, end) < 0 && p.EditsPost == null).Select(p => new { p.Key, p.Channel, p.Conversation }).ToList();
        if (posts.Count == 0) return;
        var card = Card(work.Db, row, now);
        outbox.Add(work, [.. posts.Select(p => new Letter($"edit{row.Version}|{p.Key}", p.Channel, p.Conversation, card) { EditsLetter = p.Key })], now);
    }

    public Reply Card(CsmDb db, ColourSetting row, DateTime now) =>
        View(db, row, now) is { } view ? new Reply(ColourCard.Of(view)) : Reply.Of("This account is no longer in the book.", Visibility.OnlyAsker);

    /// <summary>As it stands; null when its account is gone.</summary>
    public ColourView? View(CsmDb db, ColourSetting row, DateTime now)
    {
        var book = store.Book;
        var account = book.Find(row.AccountId);
        if (account < 0) return null;
        var asOf = new AsOf(book, new Moment(now, book.Workspace.TimeZone, book.Workspace));
        var saying = rules.Of(db, asOf, account);
        var setting = Setting(asOf, row);
        return new ColourView(IdOf(row), row.AccountId, book.Accounts[account].Name, Words.Of(row.Colour), setting.By, row.Reason, asOf.Days.Day(row.At), row.Until, saying is null ? null : Words.Of(saying.Colour))
        {
            Because = saying?.InWords ?? [], State = State(row, setting, saying?.Colour ?? row.Colour, asOf), Note = Note(row, asOf),
        };
    }

    /// <summary>"Dana Reyes set yellow until 27 Nov 2026: sponsor on leave; rules say green". Null where no setting stands.</summary>
    public string? BesideRules(CsmDb db, AsOf asOf, int account)
    {
        if (HealthHistory.Newest(asOf, account) is not { } newest || !Health.Setting.IsPerson(newest.SetBy)) return null;
        var id = asOf.Book.Accounts[account].AccountId;
        var row = db.ColourSettings.Find(id, newest.At);
        var saying = rules.Of(db, asOf, account);
        var setting = HandSettings.Setting(asOf, newest, row);
        if (setting.IsOver(saying?.Colour ?? Colour.Green, asOf.Today) is not null) return null;
        var end = setting.Until is { } until ? $" until {Cell.Day(until)}" : $" on {Cell.Day(asOf.Days.Day(newest.At))}, without an end";
        var says = saying is null ? "" : $"; rules say {Words.Of(saying.Colour)}{(saying.Rules.Count > 0 ? $" ({string.Join("; ", saying.InWords)})" : "")}";
        var stale = setting.IsStale(asOf.Today) ? setting.Asked is null ? "; it is stale" : "; it is stale, and nobody has answered yet" : "";
        return $"{setting.By} set {Words.Of(newest.Status)}{end}: {newest.Reason}{says}{stale}";
    }

    public static string IdOf(ColourSetting row) => string.Create(CultureInfo.InvariantCulture, $"{row.AccountId}|{Stored.Instant(row.At)}");

    /// <summary>The setting that a button names, also one that came with data and of which nothing is stored yet; null for none.</summary>
    public ColourSetting? Find(CsmDb db, string id)
    {
        if (id.LastIndexOf('|') is not (> 0 and var bar) || !long.TryParse(id[(bar + 1)..], CultureInfo.InvariantCulture, out var stored)) return null;
        var (account, at) = (id[..bar], Stored.Instant(stored));
        if (db.ColourSettings.Find(account, at) is { } row) return row;
        if (store.Book.Find(account) is not (>= 0 and var ordinal)) return null;
        foreach (ref readonly var change in store.Book.Health.Of(ordinal)) if (Stored.Instant(change.At) == stored && Health.Setting.IsPerson(change.SetBy)) return Of(account, change);
        return null;
    }

    /// <summary>The setting that the account's newest health change is; null where a rule made that, or none did.</summary>
    public ColourSetting? Standing(CsmDb db, AsOf asOf, int account) => HealthHistory.Newest(asOf, account) is { } newest && Health.Setting.IsPerson(newest.SetBy)
        ? db.ColourSettings.Find(asOf.Book.Accounts[account].AccountId, newest.At) ?? Of(asOf.Book.Accounts[account].AccountId, newest) : null;

    /// <summary>All settings that stand, with what the rules say (null where they cannot be read).</summary>
    public IReadOnlyList<(string Account, ColourSetting Row, Setting Setting, Colour? Rules)> AllStanding(CsmDb db, AsOf asOf)
    {
        var settings = new HandSettings(db, asOf, null);
        var found = new List<(string Account, ColourSetting Row, Setting Setting)>();
        for (var account = 0; account < asOf.Book.Accounts.Count; account++)
        {
            if (asOf.Book.Figures[account].Status != AccountStatus.Active || HealthHistory.Newest(asOf, account) is not { } newest || !Health.Setting.IsPerson(newest.SetBy)) continue;
            var record = asOf.Book.Accounts[account];
            var row = settings.Row(record.AccountId, newest);
            found.Add((record.Name, row ?? Of(record.AccountId, newest), settings.Setting(newest, row)));
        }

        // What no colour of the rules could keep standing needs no look at them.
        found.RemoveAll(f => f.Setting.IsOver(Colour.Green, asOf.Today) is not null);
        var says = rules.Colours(db, [.. found.Select(f => f.Row.AccountId)]);
        return [.. found.Select(f => (f.Account, f.Row, f.Setting, Rules: says is null ? (Colour?)null : says.GetValueOrDefault(f.Row.AccountId, Colour.Green)))
            .Where(f => f.Setting.IsOver(f.Rules ?? Colour.Green, asOf.Today) is null)];
    }

    internal static ColourSetting Of(string accountId, HealthRow change) =>
        new() { AccountId = accountId, At = change.At, Colour = change.Status, By = change.SetBy, Reason = change.Reason, KeptAt = change.At, Known = change.Status, Told = true };

    public static Setting Setting(AsOf asOf, ColourSetting row) => HandSettings.Setting(asOf, new HealthRow(row.At, row.Colour, row.Reason, row.By), row);

    private static ColourState State(ColourSetting row, Setting setting, Colour rules, AsOf asOf)
    {
        if (row.EndedAt is { } ended) return new ColourState.Over(Instant.Of(ended, asOf.Moment.Zone), row.Ended ?? "it is over");
        if (setting.Asked is not { } asked) return new ColourState.Stands();
        var why = rules > row.Colour ? $"The rules have come to say {Words.Of(rules)}." : $"It was set {asOf.Today.DayNumber - setting.Since.DayNumber} days ago.";
        var grace = Cell.Day(asked.AddDays(Health.Setting.GraceDays));
        var otherwise = setting.Until is { } until ? $"Without an answer it stands until {Cell.Day(until)}."
            : rules > row.Colour ? $"Without an answer by {grace} the rules decide, and it turns {Words.Of(rules)}."
            : rules < row.Colour ? setting.LeadAsked ? "Without an answer it stays as it is." : $"Without an answer it stays as it is, and the lead is asked on {grace}."
            : "The rules say the same. Without an answer it stays as it is.";
        return new ColourState.Asked(why, otherwise);
    }

    private static string? Note(ColourSetting row, AsOf asOf) => row.KeptBy is { } by ? $"{HandSettings.Name(asOf, by)} confirmed it on {Cell.Day(asOf.Days.Day(row.KeptAt))}."
        : row.Until is null && row.AskedAt is null ? $"It has no end: I ask about it after {Health.Setting.StaleDays} days." : null;

    private static string Prefix(ColourSetting row) => $"setting|{IdOf(row)}|";
}
