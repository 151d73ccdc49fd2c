using CsmBot.Accounts;
using CsmBot.Alerts;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Health;
using CsmBot.Tests.Data;
using CsmBot.Tests.Delivery;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Alerts;

/// <summary>A store with the alerts' works on it and a clock that the test moves. Nothing is sent: what is owed is what would be.</summary>
internal sealed class AlertDesk : IDisposable
{
    public static readonly Person Lead = new("ines@plover.example", "Ines Okoro", Role.Lead, "Orion", 100, "USD", null);
    public static readonly Person Exec = new("max@plover.example", "Max Weber", Role.Exec, null, 200, "USD", null);

    public const string Rules = """
        rules:
          - name: urgent ticket
            when: accounts with an open urgent ticket
            status: yellow
            next: Speak to support.
          - name: open fire
            when: accounts with an open fire
            status: red
        """;

    private readonly Folder _folder = new();
    private readonly AlertRound _round;
    public Store Store { get; }
    public Outbox Outbox { get; }
    public AlertActions Actions { get; }
    public SettingLetters Settings { get; }
    public DateTime Now { get; set; } = new(2026, 11, 18, 9, 30, 0, DateTimeKind.Utc);

    /// <param name="watching">Told of every command to the store.</param>
    public AlertDesk(AlertPolicy? policy = null, string? rules = null, Workspace? workspace = null, IInterceptor? watching = null)
    {
        policy ??= new AlertPolicy();
        File.WriteAllText(_folder["rules.yaml"], rules ?? Rules);
        Store = Store.Open(_folder.Path, workspace, watching is null ? [] : [watching]);
        Outbox = new Outbox([new FarEnd()]);
        Directory? names = null;
        Func<Book, Directory> known = book => names is not null && book.Accounts.Count == Count ? names : Learn(book);
        Directory Learn(Book book) { Count = book.Accounts.Count; return names = Directory.Of(book); }
        var inForce = new RulesInForce(_folder["rules.yaml"], () => Store.Book, known);
        Settings = new SettingLetters(Store, new RulesSay(inForce));
        var letters = new AlertLetters(Store, Settings);
        _round = new AlertRound(Store, inForce, Outbox, letters, Settings, policy, known);
        Actions = new AlertActions(Outbox, letters, policy);
        Put(Some.Dana with { TimeZone = null }, Lead, Exec);
        Write(work => work.Db.AddRange(Channel("health-alerts"), Channel("leads"), Direct(Some.Dana), Direct(Lead), Direct(Exec)));
    }

    private int Count { get; set; } = -1;

    public static Place Channel(string name) => new() { Channel = "far", Conversation = "#" + name, Kind = PlaceKind.Channel, Name = name };
    public static Place Direct(Person person) => new() { Channel = "far", Conversation = person.Name.Split(' ')[0], Kind = PlaceKind.Personal, Person = person.Email };

    public void Put(params object[] facts) => Write(work => { foreach (dynamic fact in facts) work.Put(fact, Origin.Import); });

    public void Write(Action<Work> change) => Store.Write(change).GetAwaiter().GetResult();

    public RoundResult Round(bool dryRun = false) => _round.Run(Now, dryRun: dryRun).GetAwaiter().GetResult();

    public RoundResult Round(params string[] accounts) => _round.Run(Now, accounts).GetAwaiter().GetResult();

    public RoundResult Tick()
    {
        var result = new RoundResult(Now, 0, 0);
        _round.Tick(Now, result).GetAwaiter().GetResult();
        return result;
    }

    /// <summary>Accounts of Dana, and a first round that finds them all well.</summary>
    public void Accounts(int count)
    {
        Put([.. Enumerable.Range(1, count).Select(i => Some.Acme with { AccountId = $"A-{i}", Name = $"Kestrel {i:00}", Aliases = [], RenewalDate = null, Arr = 1000 * i })]);
        Round();
    }

    public void Ticket(int account, bool closed = false) => Put(TicketOf(account, closed));

    public void Fire(int account, bool closed = false) => Put(FireOf(account, closed));

    public Ticket TicketOf(int account, bool closed = false) =>
        new($"T-{account}", $"A-{account}", Now.AddMinutes(-5), closed ? Now.AddMinutes(-1) : null, Priority.Urgent, "Login fails", null, null);

    public Fire FireOf(int account, bool closed = false) =>
        new($"F-{account}", $"A-{account}", Now.AddMinutes(-5), closed ? Now.AddMinutes(-1) : null, closed ? FireOutcome.Saved : null, null, null, null, null, null);

    public List<(string To, string Text, bool Edits)> Owed()
    {
        using var db = Store.Db();
        return [.. db.Posts.OrderBy(p => p.Number).ToList().Select(p => (p.Conversation, p.Body, p.EditsPost != null))];
    }

    /// <summary>Who got new messages since the last time this was asked.</summary>
    public List<(string To, string Text)> News()
    {
        var owed = Owed().Where(o => !o.Edits).Select(o => (o.To, o.Text)).ToList();
        var news = owed.Skip(_seen).ToList();
        _seen = owed.Count;
        return news;
    }

    private int _seen;

    public List<Alert> Alerts()
    {
        using var db = Store.Db();
        return [.. db.Alerts.OrderBy(a => a.RaisedAt).ThenBy(a => a.Id)];
    }

    public void Dispose()
    {
        Store.Dispose();
        _folder.Dispose();
    }
}
