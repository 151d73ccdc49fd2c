using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Health;
using CsmBot.Interactions;
using CsmBot.Understanding;

namespace CsmBot.Conversations;

/// <summary>Colours that people set in chat: with a reason and an end, taken back, confirmed, ended and listed. What follows from them is a round's.</summary>
internal sealed class ColourTalk(Store store, Delivery.Outbox outbox, SettingLetters letters, RulesSay rules)
{
    /// <summary>Between the ids of settings that were made at once; no id has a line break.</summary>
    private const char Each = '\n';

    public Outcome Set(Scene scene, SetColour asked)
    {
        if (scene.Account(asked.AccountId) is not { } account) return Gone;
        if (Refusal(scene, account) is { } refusal) return refusal;
        if (asked is { Again: true, Colour: Colour.Green, Reason: null, Until: null } && AgreedGreen(scene, account) is { } agreed) return agreed;
        if (asked.Reason is null || ColourForm.Problem(asked.Until, scene.Moment.Today) is not null) return new Reply(ColourFormCard.Set(ColourForm.View(scene, account, asked)), scene.Incoming.Personal ? Visibility.Public : Visibility.OnlyAsker);
        return new Outcome.Act(work => Stored(work, scene, account, asked.Colour, asked.Reason, asked.Until));
    }

    /// <summary>The same for several accounts: all of them or none.</summary>
    public Outcome Set(Scene scene, SetColours asked)
    {
        var accounts = asked.AccountIds.Select(scene.Account).OfType<Account>().ToList();
        if (accounts.Count < asked.AccountIds.Length) return Gone;
        if (accounts.Select(a => Refusal(scene, a)).OfType<Reply>().FirstOrDefault() is { } refusal) return Reply.Of($"{refusal.Card.Summary} None was set.", Visibility.OnlyAsker);
        var names = string.Join(" and ", accounts.Select(a => a.Name));
        if (ColourForm.Problem(asked.Until, scene.Moment.Today) is { } problem) return Talk.Declined($"{problem}. None was set.");
        if (asked.Reason is not { } reason) return Talk.Declined($"Why are {names} {Words.Of(asked.Colour)}? Say it with the reason: “set {names} {Words.Of(asked.Colour)}, outage”. None was set.");
        return new Outcome.Act(work =>
        {
            var rows = accounts.ConvertAll(a => Put(work, scene, a, asked.Colour, reason, asked.Until));
            var all = string.Join(Each, rows.Select(SettingLetters.IdOf));
            scene.Remember(work, scene.Mind with { LastSetting = all, LastLog = null, LastFire = null, LastCommitment = null });
            return new Reply(ColourCard.Several(all, [.. rows.Select(r => letters.View(work.Db, r, scene.Now)).OfType<ColourView>()]));
        });
    }

    /// <summary>The form, filled in.</summary>
    public Outcome Save(Scene scene, Pressed form)
    {
        if (scene.Account(form.Value("account")) is not { } account) return Gone;
        if (Refusal(scene, account) is { } refusal) return refusal;
        var (read, problem) = ColourForm.Read(scene, account, form);
        if (read is null) return new Reply(problem!, Visibility.OnlyAsker) { ReplacesSource = true };
        return new Outcome.Act(work =>
        {
            if (form.Value("setting") is { } id && letters.Find(work.Db, id) is { } row && IsFresh(row, scene)) return Replaced(Changed(work, scene, account, row, read));
            return Replaced(Stored(work, scene, account, read.Colour, read.Reason!, read.Until));
        });
    }

    /// <param name="id">The setting, or several that were made at once.</param>
    public Outcome Undo(Scene scene, string id) => new Outcome.Act(work =>
    {
        var lines = new List<string>();
        foreach (var one in id.Split(Each))
        {
            var (account, row, refusal) = TakeBack(work, scene, one);
            if (refusal is not null && lines.Count == 0) return refusal;
            lines.Add(refusal is not null ? refusal.Card.Summary : $"{account!.Name} {Words.Of(row!.Colour)}, {row.Reason}");
        }

        if (scene.Mind.LastSetting is not null) scene.Remember(work, scene.Mind with { LastSetting = null });
        var said = string.Join("; ", lines);
        return new Reply(new Card($"Taken back: {said}.", new Paragraph([Cards.Span.Bold("Taken back: "), said]),
            new Paragraph($"{scene.Person.Name} undid {(lines.Count == 1 ? "this setting" : "these settings")}. What was before holds again.", Tone.Subtle))) { ReplacesSource = scene.Incoming.Event is Pressed };
    });

    private (Account? Account, ColourSetting? Row, Reply? Refusal) TakeBack(Work work, Scene scene, string id)
    {
        if (letters.Find(work.Db, id) is not { EndedAt: null } row || scene.Account(row.AccountId) is not { } account) return (null, null, Over);
        if (Refusal(scene, account) is { } refusal) return (account, row, refusal);
        var asOf = new AsOf(scene.Book, scene.Moment);
        if (HealthHistory.Newest(asOf, scene.Book.Find(row.AccountId)) is not { } newest || Data.Stored.Instant(newest.At) != Data.Stored.Instant(row.At)) return (account, row, Reply.Of("Another colour was set since; it stays.", Visibility.OnlyAsker));
        work.Remove(new HealthChange(row.AccountId, row.At, row.Colour, row.Reason, row.By));
        End(work, row, scene, $"{scene.Person.Name} took it back");
        // What stood before it stands again.
        if (work.Db.ColourSettings.Where(s => s.AccountId == row.AccountId && s.At < row.At).OrderByDescending(s => s.At).FirstOrDefault() is { } before && IsNewestBut(asOf, row, before))
            (before.EndedAt, before.Ended, before.Settled, before.Version) = (null, null, false, before.Version + 1);
        return (account, row, null);
    }

    public Outcome Change(Scene scene, CsmDb db, string id) => Mine(scene, db, id, (row, account) => new Reply(ColourFormCard.Set(
        new ColourFormView(account.AccountId, account.Name, Words.Of(row.Colour), row.Until, ColourForm.Last(scene.Moment.Today), id) { Reason = row.Reason }), Visibility.OnlyAsker) { ReplacesSource = true });

    public Outcome KeepForm(Scene scene, CsmDb db, string id) => Mine(scene, db, id, (row, account) => Form(scene, id, row, account, null));

    public Outcome Keep(Scene scene, string id, string? typed) => new Outcome.Act(work => Mine(scene, work.Db, id, (row, account) =>
    {
        var (until, problem) = ColourForm.Day(typed, scene.Moment.Today);
        if (problem is not null) return Form(scene, id, row, account, problem);
        Keep(work, row);
        (row.Until, row.KeptAt, row.KeptBy, row.AskedAt, row.LeadAsked, row.Version) = (until, scene.Now, scene.Person.Email, null, false, row.Version + 1);
        row.Known = rules.Of(work.Db, new AsOf(scene.Book, scene.Moment), scene.Book.Find(row.AccountId))?.Colour ?? row.Known;
        letters.Update(work, outbox, row, scene.Now);
        return letters.Card(work.Db, row, scene.Now) with { ReplacesSource = true, Visibility = Visibility.OnlyAsker };
    }));

    /// <summary>"let the rules decide for Acme".</summary>
    public Outcome Release(Scene scene, string accountId) => new Outcome.Act(work =>
        scene.Account(accountId) is not { } account ? Gone
        : letters.Standing(work.Db, new AsOf(scene.Book, scene.Moment), scene.Book.Find(accountId)) is { EndedAt: null } row ? Release(work, scene, row, account)
        : Reply.Of($"Nobody has set the colour of {account.Name} by hand: the rules decide already."));

    public Outcome ReleaseSetting(Scene scene, string id) => new Outcome.Act(work => Mine(scene, work.Db, id, (row, account) => Release(work, scene, row, account) with { ReplacesSource = true, Visibility = Visibility.OnlyAsker }));

    public Outcome Show(Scene scene, CsmDb db, string id) => letters.Find(db, id) is { } row ? letters.Card(db, row, scene.Now) with { Visibility = Visibility.OnlyAsker } : Over;

    public Outcome List(Scene scene, SettingsOf which)
    {
        using var db = store.Db();
        var asOf = new AsOf(scene.Book, scene.Moment);
        var standing = letters.AllStanding(db, asOf).Where(s => which switch
        {
            SettingsOf.Stale => s.Setting.IsStale(asOf.Today),
            SettingsOf.Mine => string.Equals(s.Row.By, scene.Person.Email, StringComparison.OrdinalIgnoreCase),
            _ => true,
        });
        var lines = standing.OrderByDescending(s => s.Rules is { } r && r > s.Row.Colour).ThenByDescending(s => s.Rules is { } r && r != s.Row.Colour).ThenBy(s => s.Setting.Since).ThenBy(s => s.Account, StringComparer.OrdinalIgnoreCase)
            .Select(s => new ColourLine(SettingLetters.IdOf(s.Row), s.Account, Words.Of(s.Row.Colour), s.Setting.By, asOf.Days.Day(s.Row.At), s.Row.Until, s.Row.Reason, s.Rules is { } rule ? Words.Of(rule) : null, s.Setting.IsStale(asOf.Today), s.Setting.Asked is not null));
        return which switch
        {
            SettingsOf.Stale => ColourListCard.Of("Stale colours set by hand", $"No colour that was set by hand is older than {Setting.StaleDays} days.", [.. lines]),
            SettingsOf.Mine => ColourListCard.Of("Colours that you set", "You have set none that stands. “set Acme yellow until Friday, sponsor on leave” sets one.", [.. lines]),
            _ => ColourListCard.Of("Colours set by hand", "None: the rules decide about every account.", [.. lines]),
        };
    }

    private Reply Stored(Work work, Scene scene, Account account, Colour colour, string reason, DateOnly? until) => letters.Card(work.Db, Put(work, scene, account, colour, reason, until), scene.Now);

    private ColourSetting Put(Work work, Scene scene, Account account, Colour colour, string reason, DateOnly? until)
    {
        // As precise as the store keeps it, so that the change and its row are of the same instant.
        var at = Data.Stored.Instant(Data.Stored.Instant(scene.Now));
        var row = work.Db.ColourSettings.Find(account.AccountId, at);
        if (row is null) work.Db.Add(row = new ColourSetting { AccountId = account.AccountId, At = at, By = scene.Person.Email, Reason = reason });
        row.Known = rules.Of(work.Db, new AsOf(scene.Book, scene.Moment), scene.Book.Find(account.AccountId))?.Colour ?? colour;
        row.KeptAt = scene.Now;
        return Write(work, scene, row, colour, reason, until);
    }

    /// <summary>What was set a moment ago is corrected; what has stood for longer is history, and another setting follows it.</summary>
    private static bool IsFresh(ColourSetting row, Scene scene) => row.EndedAt is null && scene.Now - row.At < TimeSpan.FromHours(1) && row.By == scene.Person.Email;

    private Reply Changed(Work work, Scene scene, Account account, ColourSetting row, SetColour read)
    {
        row.Version++;
        (row.Told, row.AskedAt) = (false, null);
        return letters.Card(work.Db, Write(work, scene, row, read.Colour, read.Reason!, read.Until), scene.Now);
    }

    private static ColourSetting Write(Work work, Scene scene, ColourSetting row, Colour colour, string reason, DateOnly? until)
    {
        (row.Colour, row.Reason, row.Until, row.By) = (colour, reason, until, scene.Person.Email);
        work.Put(new HealthChange(row.AccountId, row.At, colour, reason, row.By), Origin.Chat);
        scene.Remember(work, scene.Mind with { LastSetting = SettingLetters.IdOf(row), LastLog = null, LastFire = null, LastCommitment = null });
        return row;
    }

    private Reply Release(Work work, Scene scene, ColourSetting row, Account account)
    {
        if (Refusal(scene, account) is { } refusal) return refusal;
        Keep(work, row);
        End(work, row, scene, $"{scene.Person.Name} let the rules decide");
        work.Touch(row.AccountId);
        return letters.Card(work.Db, row, scene.Now);
    }

    private void End(Work work, ColourSetting row, Scene scene, string how)
    {
        (row.EndedAt, row.Ended, row.AskedAt, row.Version) = (scene.Now, how, null, row.Version + 1);
        letters.Update(work, outbox, row, scene.Now);
    }

    /// <summary>One that came with data is stored from the first answer on.</summary>
    private static void Keep(Work work, ColourSetting row)
    {
        if (work.Db.Entry(row).State == Microsoft.EntityFrameworkCore.EntityState.Detached) work.Db.Add(row);
    }

    /// <summary>"Acme is green again", where a person's setting stands between it and the rules' green: they decide.</summary>
    private Outcome? AgreedGreen(Scene scene, Account account)
    {
        using var db = store.Db();
        var asOf = new AsOf(scene.Book, scene.Moment);
        var ordinal = scene.Book.Find(account.AccountId);
        if (rules.Of(db, asOf, ordinal) is not { Colour: Colour.Green }) return null;
        if (letters.Standing(db, asOf, ordinal) is { EndedAt: null } row && row.Colour != Colour.Green) return Release(scene, account.AccountId);
        if (HealthHistory.Now(asOf, ordinal) != Colour.Green) return null;
        return Reply.Of($"{account.Name} is green already: no rule holds.");
    }

    private static bool IsNewestBut(AsOf asOf, ColourSetting row, ColourSetting before)
    {
        HealthRow? last = null;
        foreach (ref readonly var change in HealthHistory.Known(asOf, asOf.Book.Find(row.AccountId))) if (Data.Stored.Instant(change.At) != Data.Stored.Instant(row.At)) last = change;
        return last is { } newest && Data.Stored.Instant(newest.At) == Data.Stored.Instant(before.At);
    }

    private Reply Mine(Scene scene, CsmDb db, string id, Func<ColourSetting, Account, Reply> then) =>
        letters.Find(db, id) is not { EndedAt: null } row || scene.Account(row.AccountId) is not { } account ? Over : Refusal(scene, account) ?? then(row, account);

    private static Reply Form(Scene scene, string id, ColourSetting row, Account account, string? problem) => new(ColourFormCard.Keep(
        id, account.Name, Words.Of(row.Colour), row.Until is { } until && until > scene.Moment.Today ? until : scene.Moment.Today.AddDays(ColourForm.UsualDays), ColourForm.Last(scene.Moment.Today), problem), Visibility.OnlyAsker) { ReplacesSource = true };

    private static Reply? Refusal(Scene scene, Account account) =>
        account.Status != AccountStatus.Active ? Reply.Of($"{account.Name} has left: its colour no longer changes.", Visibility.OnlyAsker)
        : scene.Rights.MaySetColour(scene.Person, account) ? null
        : Reply.Of($"Only {scene.NameOf(account.CsmEmail)}, who owns {account.Name}, or a lead can set its colour.", Visibility.OnlyAsker);

    private static Reply Replaced(Reply reply) => reply with { ReplacesSource = true };

    private static Reply Gone => Reply.Of("This account is no longer in the book.", Visibility.OnlyAsker);
    private static Reply Over => Reply.Of("This setting is over, or no longer known.", Visibility.OnlyAsker);
}
