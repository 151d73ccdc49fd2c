using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;

namespace CsmBot.Alerts;

/// <summary>
/// Asks about the colours that people have set: each question once, to who set it, or to the account's owner where the bot has never met them; later to the lead. A question
/// that can wait waits for the end of quiet hours; many for one conversation are one message.
/// </summary>
internal sealed class SettingQuestions(CsmDb db, Work? work, Evaluation evaluation, Lazy<Recipients> recipients, AlertPolicy policy, Outbox outbox, SettingLetters letters)
{
    private AsOf AsOf => evaluation.AsOf;

    /// <param name="accounts">Those that are looked at; null for all.</param>
    public void Run(IReadOnlyCollection<string>? accounts, RoundResult result)
    {
        var settings = new HandSettings(db, AsOf, accounts);
        var standing = Ordinals(accounts).Select(a => (Account: a, By: evaluation.ByPerson(a))).Where(s => s.By is not null)
            .Select(s => (s.Account, By: s.By!.Value, Row: settings.Row(Id(s.Account), s.By!.Value))).Select(s => (s.Account, s.By, s.Row, Setting: settings.Setting(s.By, s.Row)))
            // Nothing to ask as long as not even the worst colour would make one.
            .Where(s => s.Setting.Ask(Colour.Red, AsOf.Today) != Asking.Nobody || s.Setting.Ask(Colour.Green, AsOf.Today) != Asking.Nobody).ToList();
        if (standing.Count == 0) return;
        var says = RulesSay.Colours(db, evaluation.Rules, [.. standing.Select(s => Id(s.Account))]);
        var quiet = new Lazy<Dictionary<(string, string), Quiet>>(() => db.Quiet.ToDictionary(q => (q.Channel, q.Conversation)));
        var owed = new List<(Place Place, ColourSetting Row)>();
        foreach (var (account, by, row, setting) in standing)
        {
            var rules = says.GetValueOrDefault(Id(account), Colour.Green);
            if (setting.IsOver(rules, AsOf.Today) is not null || setting.Ask(rules, AsOf.Today) is not (not Asking.Nobody and var ask)) continue;
            if (Put(account, by, setting, rules, ask, quiet, result) is not { } places || work is null) continue;
            var asked = row ?? Made(account, by);
            (asked.Known, asked.AskedAt, asked.LeadAsked) = (rules, ask == Asking.Lead ? asked.AskedAt : AsOf.Now, ask == Asking.Lead);
            (asked.Questions, asked.Version) = (asked.Questions + 1, asked.Version + 1);
            owed.AddRange(places.Select(p => (p, asked)));
        }

        foreach (var place in owed.GroupBy(l => (l.Place.Channel, l.Place.Conversation)))
            if (place.Count() > policy.MostSingle) Send(place.First().Place, [.. place.Select(l => l.Row)]);
            else foreach (var (to, row) in place) Send(to, [row]);
    }

    /// <summary>The conversations to ask in now; null when the question waits.</summary>
    private List<Place>? Put(int account, HealthRow by, Setting setting, Colour rules, Asking ask, Lazy<Dictionary<(string, string), Quiet>> quiet, RoundResult result)
    {
        var whom = Whom(account, by, ask);
        var name = AsOf.Book.Accounts[account].Name;
        var label = string.Join(", ", whom.Select(r => r.Label));
        var why = ask == Asking.Lead ? "asked: who set the colour has not answered" : rules > setting.Colour && rules > setting.Known ? $"asked: {setting.Stands}; rules say {Words.Of(rules)}"
            : $"asked: {setting.Stands} {AsOf.Today.DayNumber - setting.Since.DayNumber} days ago";
        var places = whom.SelectMany(r => r.Places).ToList();
        var until = rules > setting.Colour && rules == Colour.Red ? null : places.Select(p => QuietTimes.Of(quiet.Value.GetValueOrDefault((p.Channel, p.Conversation)), policy, Zone(p)).Until(AsOf.Now, AsOf.Book.Workspace.Holidays)).Max();
        if (until is { } later)
        {
            result.Alerts.Add(new Told(name, Alert.ByHand, label, false, $"quiet until {LocalTime.Of(later, AsOf.Moment.Zone).ToString("ddd d MMM HH:mm", System.Globalization.CultureInfo.InvariantCulture)}: the question waits"));
            return null;
        }

        result.Alerts.Add(new Told(name, Alert.ByHand, label.Length > 0 ? label : setting.By, places.Count > 0, places.Count > 0 ? why : "the bot has not met them yet"));
        return places;
    }

    private List<Recipient> Whom(int account, HealthRow by, Asking ask)
    {
        var owner = AsOf.Book.Accounts[account].CsmEmail;
        var first = new[] { recipients.Value.InPerson(by.SetBy), recipients.Value.InPerson(owner) };
        var leads = recipients.Value.Leads(account);
        if (ask == Asking.Lead) return [.. leads.Where(r => r.Places.Count > 0)];
        return first.FirstOrDefault(r => r.Places.Count > 0) is { } met ? [met] : [.. leads.Where(r => r.Places.Count > 0)];
    }

    private void Send(Place place, IReadOnlyList<ColourSetting> rows)
    {
        if (rows is [var only]) letters.Ask(work!, outbox, only, place, AsOf.Now);
        else letters.Ask(work!, outbox, rows, place, AsOf.Now);
    }

    private ColourSetting Made(int account, HealthRow by)
    {
        var row = SettingLetters.Of(Id(account), by);
        db.Add(row);
        return row;
    }

    private IEnumerable<int> Ordinals(IReadOnlyCollection<string>? accounts) =>
        (accounts is null ? Enumerable.Range(0, AsOf.Book.Accounts.Count) : accounts.Select(AsOf.Book.Find).Where(a => a >= 0)).Where(evaluation.Looks);

    private string Id(int account) => AsOf.Book.Accounts[account].AccountId;

    private TimeZoneInfo Zone(Place place) => LocalTime.Zone(place.Person is { } email ? AsOf.Person(AsOf.Book.People.Find(email))?.TimeZone : null, AsOf.Book.Workspace.TimeZone);
}
