using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.Questions;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Alerts;

/// <summary>Somebody an alert is for, as people call them ("#health-alerts", "Dana Reyes"), and the conversations in which the bot reaches them: none when it has never met them.</summary>
public sealed record Recipient(string Label, IReadOnlyList<Place> Places);

/// <summary>Whom an alert is for: the routes of the settings, then what conversations asked to watch. Made for one book and moment.</summary>
public sealed class Recipients
{
    private readonly AsOf _asOf;
    private readonly AlertPolicy _policy;
    private readonly IReadOnlyCollection<Place> _places;
    private readonly List<(Judgement? When, int Colours, IReadOnlyList<string> To)> _routes = [];
    private readonly List<(Judgement When, int Colours, Place Place)> _watches = [];

    public Recipients(AsOf asOf, Directory names, AlertPolicy policy, IReadOnlyCollection<Place> places, IEnumerable<Standing> watches)
    {
        (_asOf, _policy, _places) = (asOf, policy, places);
        foreach (var route in policy.Routes())
            if (route.When is null) _routes.Add((null, Watched.Both, route.To));
            else if (WatchWords.Read(route.When, asOf.Moment, names).Watched is { } watched) _routes.Add((Conditions.Compile(watched.Where, asOf), watched.Colours, route.To));
        foreach (var watch in watches)
        {
            // What a name meant when it was asked may be gone from the book; a watch that is no longer understood is silent, and its list says so.
            if (places.FirstOrDefault(p => p.Channel == watch.Channel && p.Conversation == watch.Conversation) is not { } place || !policy.Clearance.Of(place)) continue;
            if (WatchWords.Read(watch.Words, asOf.Moment with { AskerEmail = watch.By }, names).Watched is { } watched) _watches.Add((Conditions.Compile(watched.Where, asOf), watched.Colours, place));
        }
    }

    /// <summary>Those an alert of that colour about the account is for, each once.</summary>
    public IReadOnlyList<Recipient> Of(int account, Colour to)
    {
        var found = new List<Recipient>();
        foreach (var route in _routes)
            if ((route.Colours & Watched.Bit(to)) != 0 && route.When?.Holds(account) != false) found.AddRange(route.To.SelectMany(t => Target(t, account)));
        found.AddRange(_watches.Where(w => (w.Colours & Watched.Bit(to)) != 0 && w.When.Holds(account)).Select(w => new Recipient(Label(w.Place), [w.Place])));
        return Once(found);
    }

    /// <summary>Those whom a step of the escalation tells.</summary>
    public IReadOnlyList<Recipient> OfStep(int step, int account) => step < _policy.Steps.Count ? Once(Target(_policy.Steps[step], account)) : [];

    /// <summary>The leads of the owner's team.</summary>
    public IReadOnlyList<Recipient> Leads(int account) => Once(Target("lead", account));

    /// <summary>Somebody of the team in person.</summary>
    public Recipient InPerson(string email) => new(_asOf.Person(_asOf.Book.People.Find(email))?.Name ?? email, [.. _places.Where(p => p.Kind == PlaceKind.Personal && Same(p.Person, email))]);

    private IEnumerable<Recipient> Target(string target, int account) => target switch
    {
        "owner" => [InPerson(_asOf.Book.Accounts[account].CsmEmail)],
        "lead" => People(p => p.Role == Role.Lead && p.Team is not null && p.Team == _asOf.TeamOf(account)),
        "exec" => People(p => p.Role == Role.Exec),
        ['#', .. var channel] => [InChannel(target, [.. _places.Where(p => p.Kind == PlaceKind.Channel && Same(p.Name, channel))])],
        _ => [InPerson(target)],
    };

    private Recipient InChannel(string target, IReadOnlyList<Place> all) => all.Where(_policy.Clearance.Of).ToList() is var cleared && cleared.Count == 0 && all.Count > 0
        ? new($"{target} (not cleared for money and risk)", []) : new(target, cleared);

    private IEnumerable<Recipient> People(Func<Person, bool> who) =>
        _asOf.Book.People.Known.Select(_asOf.Person).OfType<Person>().Where(who).Select(p => InPerson(p.Email));

    private static string Label(Place place) => place.Kind == PlaceKind.Personal ? place.Person ?? place.Conversation : "#" + (place.Name ?? place.Conversation);

    /// <summary>A conversation that two routes lead to is told once.</summary>
    private static List<Recipient> Once(IEnumerable<Recipient> all)
    {
        var (told, unmet) = (new HashSet<(string, string)>(), new HashSet<string>());
        var once = new List<Recipient>();
        foreach (var recipient in all)
            if (recipient.Places.Count == 0) { if (unmet.Add(recipient.Label)) once.Add(recipient); }
            else if (recipient.Places.Where(p => told.Add((p.Channel, p.Conversation))).ToList() is { Count: > 0 } places) once.Add(recipient with { Places = places });
        return once;
    }

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
