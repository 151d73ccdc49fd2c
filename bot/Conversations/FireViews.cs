using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Reports;

namespace CsmBot.Conversations;

/// <summary>Fires as cards.</summary>
internal static class FireViews
{
    /// <param name="scene">With the book that holds the fire as it stands, or as it stood: what is shown is <paramref name="fire"/>.</param>
    public static FireView View(Scene scene, Fire fire, FireNote? note) => new(
        fire.FireId, fire.AccountId, scene.Account(fire.AccountId)?.Name ?? fire.AccountId, FireForm.Day(scene, fire.OpenedAt), Name(scene, note?.OpenedBy), fire.Cause, Done(scene, fire))
    {
        State = fire.ClosedAt is { } closed && closed <= scene.Now ? new FireState.Closed(FireForm.Day(scene, closed), fire.Outcome is { } outcome ? Words.Of(outcome) : null, Name(scene, note?.ClosedBy)) : new FireState.Open(),
    };

    /// <summary>The post-mortem of a fire as it was just written: the book of the scene does not have that yet. Without the report for who may not see what it shows.</summary>
    public static Card PostMortem(Scene scene, CsmDb db, Fire fire, FireNote note, ReportTalk reports)
    {
        var view = View(scene, fire, note);
        if (scene.Rights.Refused(scene.Person, ReportName.PostMortem) is not null) return FireCard.Of(view);
        var report = scene.Shown(Report(scene, db, fire));
        return PostMortemCard.Of(new PostMortemView(view, reports.View(scene, report), fire.FirstWarningSign is not null && Leads.May(scene)));
    }

    /// <summary>The post-mortem report as if the fire stood in the book as it is given.</summary>
    public static Report Report(Scene scene, CsmDb db, Fire fire)
    {
        var book = scene.Book.With(new Change { Fires = [fire] });
        var written = FireNotes.Of(db, book, scene.Moment.Today);
        FireWritten? Of(string id) => db.FireNotes.Find(id) is { } fresh ? FireNotes.Written(fresh, book, scene.Moment.Today) : written(id);
        return Reports.Reports.Of(new ReportRequest(ReportName.PostMortem, Fire: fire.FireId) { OfFire = Of }, new AsOf(book, scene.Moment));
    }

    /// <summary>What prevention would have taken, as it was just written down, with its price for who may see it.</summary>
    public static PreventionView Prevention(Scene scene, CsmDb db, Fire fire, FireNote note, PreventionPlan? plan, string? before)
    {
        var (report, seesCost) = (Report(scene, db, fire), scene.Rights.May(scene.Person, Ability.Cost));
        // What it shows of cost is written down, as with the report.
        scene.Shown(report);
        string? Price(Report of) => of.Figure("prevention_estimate").Number is { } amount ? Cell.Money(Math.Round(amount), scene.Book.Workspace.Currency) : null;
        return new PreventionView(fire.FireId, scene.Account(fire.AccountId)?.Name ?? fire.AccountId, plan?.InWords ?? Proposed(scene, db, fire), plan is null, scene.Book.Workspace.Currency)
        {
            Contacts = [.. Rows(report, "prevention").Select(r => (Phrases.Label((string)r[0]!), Number(r[1]), r[2] is null ? null : (double?)Number(r[2]), seesCost && r[3] is not null ? (double?)Number(r[3]) : null))],
            Cost = seesCost ? Price(report) : null, Proposal = seesCost ? Price(Report(scene, db, fire, _ => null)) : null, SeesCost = seesCost,
            Total = seesCost && report.Figure("cost_total").Number is { } total ? Cell.Money(Math.Round(total), scene.Book.Workspace.Currency) : null,
            Amount = seesCost && note.Prevention is { } amount ? Cell.Money((double)amount, scene.Book.Workspace.Currency) : null,
            Undo = before != note.PreventionText ? $"prevention for {fire.FireId}: {before ?? "as proposed"}" : null, IsClosed = fire.ClosedAt is not null,
        };
    }

    /// <summary>The form, filled with what is known and what can be proposed.</summary>
    public static Card Form(Scene scene, CsmDb db, StoredFact<Fire> stored, FireNote? note, FireFormEntry entry, string? problem = null)
    {
        var fire = stored.Fact;
        var (proposed, seesCost) = (Proposed(scene, db, fire), scene.Rights.May(scene.Person, Ability.Cost));
        var estimate = Report(scene, db, fire, _ => null).Figures.FirstOrDefault(f => f.Name == "prevention_estimate")?.Number;
        return FireFormCard.Of(new FireFormView(fire.FireId, scene.Account(fire.AccountId)?.Name ?? fire.AccountId, entry, Version(stored, note), FireForm.Day(scene, fire.OpenedAt),
            scene.Account(fire.AccountId)?.Currency ?? scene.Book.Workspace.Currency, scene.Book.Workspace.Currency, fire.ClosedAt is not null)
        {
            Problem = problem, Proposed = proposed, Today = scene.Moment.Today, Estimate = seesCost && estimate is { } amount ? Cell.Money(amount, scene.Book.Workspace.Currency) : null,
        });
    }

    /// <summary>The form as it is opened: what was not said yet is proposed.</summary>
    public static Card Form(Scene scene, CsmDb db, StoredFact<Fire> stored, FireNote? note, FireOutcome? outcome, string? said, DateOnly? on)
    {
        var entry = FireForm.Entry(scene, stored.Fact, note, outcome, on);
        var report = Report(scene, db, stored.Fact);
        return Form(scene, db, stored, note, entry with
        {
            Done = entry.Done is { } done ? said is null ? done : $"{done}; {said}" : string.Join("; ", new[] { said, Actions(report) }.OfType<string>()) is { Length: > 0 } text ? text : null,
            PreventionText = entry.PreventionText ?? (note?.Prevention is null ? Proposed(scene, db, stored.Fact) : null),
        });
    }

    public static string Version(StoredFact<Fire> stored, FireNote? note) => $"{stored.Version}.{note?.Version ?? 0}";

    private static Report Report(Scene scene, CsmDb db, Fire fire, Func<string, FireWritten?> written) =>
        Reports.Reports.Of(new ReportRequest(ReportName.PostMortem, Fire: fire.FireId) { OfFire = written }, new AsOf(scene.Book.With(new Change { Fires = [fire] }), scene.Moment));

    /// <summary>"2 calls (1.5 h), 1 meeting (1 h)", as it was logged for the fire.</summary>
    private static string? Actions(Report report) => Rows(report, "actions").Select(r => Act((string)r[0]!, r[1], r[2])).ToList() is { Count: > 0 } acts ? string.Join(", ", acts) : null;

    /// <summary>What green accounts of the tier get in the days in which prevention was possible, largest first, in words that are read as a plan again; null where it cannot be said.</summary>
    public static string? Proposed(Report estimated) =>
        Rows(estimated, "prevention").Select(r => (Type: (string)r[0]!, Volume: Number(r[1]), Hours: Number(r[2]))).Where(r => r.Volume >= 0.5 && Words.TryRead(r.Type, out InteractionType _))
            .Select(r => new PlannedContact(Words.TryRead(r.Type, out InteractionType type) ? type : default, (int)Math.Round(r.Volume), r.Hours > 0 ? Math.Max(1, Math.Round(60 * r.Hours / r.Volume)) : null)).ToList() is { Count: > 0 } contacts
            ? new PreventionPlan(contacts, Math.Max(1, (int)(estimated.Figures.First(f => f.Name == "days_from_sign").Number ?? FireFigures.DaysWithoutSign))).InWords : null;

    /// <summary>The plan of green accounts, whatever a person wrote down.</summary>
    public static string? Proposed(Scene scene, CsmDb db, Fire fire) => Proposed(Report(scene, db, fire, _ => null));

    private static IEnumerable<IReadOnlyList<object?>> Rows(Report report, string table) => report.Tables.FirstOrDefault(t => t.Name == table)?.Rows ?? [];

    private static string Act(string type, object? volume, object? hours)
    {
        var (count, what) = ((int)Number(volume), Phrases.Contact(type, (int)Number(volume)));
        return $"{(count == 1 ? "1 " + what : what)}{(Number(hours) > 0 ? $" ({Cell.Text(Math.Round(Number(hours), 1))} h)" : "")}";
    }

    private static double Number(object? cell) => cell is null ? 0 : Convert.ToDouble(cell, System.Globalization.CultureInfo.InvariantCulture);

    private static string? Name(Scene scene, string? email) => email is null ? null : scene.NameOf(email);

    /// <summary>"3 interactions, 2 h".</summary>
    private static string? Done(Scene scene, Fire fire)
    {
        var (ordinal, volume, minutes) = (scene.Book.FireIds.Find(fire.FireId), 0, 0L);
        if (ordinal < 0) return null;
        for (var account = 0; account < scene.Book.Accounts.Count; account++)
            foreach (ref readonly var row in scene.Book.Interactions.Of(account))
                if (row.Fire == ordinal) (volume, minutes) = (volume + row.Volume, minutes + row.Minutes);
        return volume == 0 ? null : $"{Phrases.Count(volume, "interaction")}{(minutes > 0 ? $", {Phrases.Duration((int)minutes)}" : "")}";
    }
}
