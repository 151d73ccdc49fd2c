using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Delivery;
using CsmBot.Reports;
using CsmBot.Understanding;
using CsmBot.Understanding.Commands;
using Choice = CsmBot.Understanding.Choice;

namespace CsmBot.Conversations;

/// <summary>Fires in chat: opened, added to, closed by the form of what is to be learned from them, opened again, taken back.</summary>
internal sealed class FireTalk(Store store, Outbox outbox, ReportTalk reports)
{
    /// <summary>Accounts or fires to choose from.</summary>
    private const int MostChoices = 5;

    public Outcome Open(Scene scene, OpenFire asked)
    {
        if (asked is { AccountId: null, Name: null }) return new Reply(FireOpenCard.Of(new FireOpenView(Own(scene))), scene.Incoming.Personal ? Visibility.Public : Visibility.OnlyAsker);
        if (asked.AccountId is null) return Unknown(scene, asked);
        if (scene.Account(asked.AccountId) is not { } account) return Reply.Of("This account is no longer in the book.", Visibility.OnlyAsker);
        if (!asked.Another && Burning(scene, account.AccountId) is [var open, ..]) return Already(scene, asked, account, open);
        return new Outcome.Act(work =>
        {
            var opening = Memory.IdOf("fire", scene.Incoming);
            if (work.Db.FireNotes.FirstOrDefault(n => n.Opening == opening) is { } before) return Shown(work, scene, before.FireId);
            var number = (work.Db.FireNotes.Max(n => (int?)n.Number) ?? 0) + 1;
            // An id that data came with is not ours to write over.
            while (work.Find<Fire>(IdOf(number)) is not null) number++;
            // To the second, as the book keeps interactions: what is logged right after it is not before it.
            var fire = new Fire(IdOf(number), account.AccountId, Seconds.ToInstant(Seconds.Of(scene.Now)), null, null, null, null, asked.Cause, null, null);
            work.Put(fire, Origin.Chat);
            var note = new FireNote { FireId = fire.FireId, Opening = opening, Number = number, OpenedBy = scene.Person.Email };
            if (scene.Incoming is { MayShowAll: true, Event: not Pressed }) (note.Channel, note.Conversation, note.Letter) = (scene.Incoming.Channel, scene.Incoming.Conversation, scene.Incoming.ReplyKey);
            work.Db.Add(note);
            Remember(work, scene, fire.FireId, closed: false);
            return new Reply(FireCard.Of(FireViews.View(scene, fire, note) with { Note = account.Status == AccountStatus.Churned ? $"{account.Name} has churned." : null }));
        });
    }

    /// <summary>The form, saved.</summary>
    public Outcome OpenBy(Scene scene, Pressed form)
    {
        var (id, cause, errors) = (form.Value("account"), form.Value("cause")?.Trim(), new Dictionary<string, string>());
        if (scene.Account(id) is null) errors["account"] = "Choose an account";
        if (cause is { Length: > FireFormCard.MostText }) errors["cause"] = $"At most {FireFormCard.MostText} characters";
        Outcome opened = errors.Count == 0 ? Open(scene, new OpenFire(id, string.IsNullOrEmpty(cause) ? null : cause))
            : new Reply(FireOpenCard.Of(new FireOpenView(scene.Account(id) is { } account ? [new Cards.Choice(account.Name, account.AccountId)] : Own(scene)) { Account = scene.Account(id)?.AccountId, Cause = cause, Errors = errors }), Visibility.OnlyAsker);
        return opened switch
        {
            Outcome.Act act => new Outcome.Act(work => act.Do(work) with { ReplacesSource = true }),
            Outcome.Ready ready => new Outcome.Ready(ready.Reply with { ReplacesSource = true }),
            _ => opened,
        };
    }

    /// <summary>The largest accounts of who asks.</summary>
    private static List<Cards.Choice> Own(Scene scene) =>
        [.. Enumerable.Range(0, scene.Book.Accounts.Count).Select(i => scene.Book.Accounts[i]).Where(a => a.Status == AccountStatus.Active && string.Equals(a.CsmEmail, scene.Person.Email, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(a => a.Arr).Take(MostChoices).Select(a => new Cards.Choice(TypeAhead.Title(a), a.AccountId))];

    public Outcome Add(Scene scene, AddToFire asked) => new Outcome.Act(work => Found(work, asked.Fire) is not { Fact: var fire } || fire.ClosedAt is not null ? Gone(asked.Fire) : Put(work, scene, fire with { Cause = fire.Cause is { } cause ? $"{cause}; {asked.Text}" : asked.Text }));

    public Outcome Show(Scene scene, string id)
    {
        using var db = store.Db();
        return FireLinks.Known(scene, new AsOf(scene.Book, scene.Moment), id) is not { } fire ? Gone(id)
            : new Reply(fire.ClosedAt is not null && db.FireNotes.Find(id) is { ClosedBy: not null } note ? FireViews.PostMortem(scene, db, fire, note, reports) : FireCard.Of(FireViews.View(scene, fire, db.FireNotes.Find(id))), Visibility.OnlyAsker) { ReplacesSource = true };
    }

    /// <summary>"close the Acme fire: saved": its form, filled.</summary>
    public Outcome Close(Scene scene, CloseFire asked)
    {
        var asOf = new AsOf(scene.Book, scene.Moment);
        var fires = Meant(scene, asOf, asked.Fire).Where(f => Fires.IsOpen(asOf, f)).ToList();
        if (fires is [var only]) return Form(scene, only.FireId, asked.Outcome, asked.Notes, asked.On);
        if (fires.Count > 1) return Clarifications.Ask(scene, new Clarify("Which fire do you mean?", [.. fires.Take(MostChoices).Select(f => new Choice(Title(scene, f), asked with { Fire = new FireNamed(f.FireId, null) }))]));
        return Meant(scene, asOf, asked.Fire).LastOrDefault() is { } closed
            ? new Reply(FireCard.Of(Viewed(scene, closed) with { Note = $"This fire is closed already{(asked.Fire.AccountId is not null ? ", and no other one is open there" : "")}." }))
            : Reply.Of($"{None(scene, asked.Fire)} “open fires” lists those that burn.", Visibility.OnlyAsker);
    }

    public Outcome Form(Scene scene, string id) => Form(scene, id, null, null, null);

    private Outcome Form(Scene scene, string id, FireOutcome? outcome, string? said, DateOnly? on) => new Outcome.Act(work =>
    {
        if (Found(work, id) is not { } stored) return Gone(id);
        var note = work.Db.FireNotes.Find(id);
        if (Refusal(scene, stored.Fact, note) is { } refusal) return refusal;
        return new Reply(FireViews.Form(scene, work.Db, stored, note, outcome, said, on), scene.Incoming.Personal ? Visibility.Public : Visibility.OnlyAsker) { ReplacesSource = scene.Incoming.Event is Pressed };
    });

    public Outcome Save(Scene scene, Pressed form) => new Outcome.Act(work =>
    {
        var id = form.Value("fire") ?? "";
        if (Found(work, id) is not { } stored) return Gone(id);
        var note = work.Db.FireNotes.Find(id);
        if (Refusal(scene, stored.Fact, note) is { } refusal) return refusal;
        var (read, errors) = FireForm.Of(scene, stored.Fact, form.Value);
        var changed = form.Value("version") is { } seen && seen != FireViews.Version(stored, note);
        if (read is null || changed)
            return new Reply(FireViews.Form(scene, work.Db, stored, note, FireForm.Typed(form.Value, errors), changed ? "Somebody wrote to this fire meanwhile. Nothing is stored yet: look through it and save again." : null), Visibility.OnlyAsker) { ReplacesSource = true };
        var fire = stored.Fact with
        {
            ClosedAt = FireForm.ClosedAt(scene, stored.Fact, read.ClosedOn), Outcome = read.Outcome, Cause = read.Cause, FirstWarningSign = read.Sign,
            FirstWarningAt = FireForm.SignAt(scene, stored.Fact, read.SignOn), IndirectCost = read.Indirect, Notes = read.Done,
        };
        note ??= Noted(work, id);
        if (stored.Fact.ClosedAt is null) note.ClosedBy = scene.Person.Email;
        // What was only proposed is worked out anew by each report.
        var taken = read.PreventionText is { } text && text == FireViews.Proposed(scene, work.Db, stored.Fact) ? null : read.PreventionText;
        (note.SeenBy, note.Prevention, note.PreventionText, note.LostArr) = (read.SeenBy, read.Prevention, taken, read.LostArr);
        work.Put(fire, Origin.Chat);
        Remember(work, scene, id, closed: true);
        Update(work, scene, fire, note, FireCard.Of(FireViews.View(scene, fire, note)));
        return new Reply(FireViews.PostMortem(scene, work.Db, fire, note, reports), scene.Incoming.Personal ? Visibility.Public : Visibility.OnlyAsker) { ReplacesSource = true };
    });

    /// <summary>Takes the opening back, unless something rests on it.</summary>
    public Outcome Undo(Scene scene, string id) => new Outcome.Act(work =>
    {
        if (Found(work, id) is not { Fact: var fire }) return Gone(id);
        var note = work.Db.FireNotes.Find(id);
        if (note?.Opening is null) return Reply.Of($"Fire {id} came with imported data: close it instead.", Visibility.OnlyAsker);
        if (fire.ClosedAt is not null) return Reply.Of($"Fire {id} is closed: reopen it first.", Visibility.OnlyAsker);
        if (!string.Equals(note.OpenedBy, scene.Person.Email, StringComparison.OrdinalIgnoreCase) && !scene.Rights.May(scene.Person, Access.Ability.Others)) return Reply.Of($"Only {scene.NameOf(note.OpenedBy!)}, who opened it, or a lead can take it back.", Visibility.OnlyAsker);
        if (work.Db.Set<Interaction>().Count(i => i.FireId == id && Microsoft.EntityFrameworkCore.EF.Property<Origin>(i, CsmDb.Origin) != Origin.Removed) is var linked and > 0)
            return Reply.Of($"{Phrases.Count(linked, "interaction is", "interactions are")} linked to fire {id}: close it, or take those back first.", Visibility.OnlyAsker);
        work.Remove(fire);
        scene.Remember(work, scene.Mind with { LastFire = null });
        var card = FireCard.Of(FireViews.View(scene, fire, note) with { State = new FireState.TakenBack(scene.Person.Name) });
        Update(work, scene, fire, note, card);
        return new Reply(card) { ReplacesSource = scene.Incoming.Event is Pressed };
    });

    /// <summary>"reopen the Acme fire": the newest that is closed.</summary>
    public Outcome Reopen(Scene scene, ReopenFire asked)
    {
        var asOf = new AsOf(scene.Book, scene.Moment);
        var fires = Meant(scene, asOf, asked.Fire).ToList();
        return fires.Where(f => Fires.IsClosed(asOf, f)).MaxBy(f => f.ClosedAt) is { } newest ? Reopen(scene, newest.FireId)
            : fires is [var open, ..] ? new Reply(FireCard.Of(Viewed(scene, open) with { Note = "This fire is open already." })) : Reply.Of(None(scene, asked.Fire), Visibility.OnlyAsker);
    }

    /// <summary>Takes the closing back; what was written down stays, and fills the form of the next.</summary>
    public Outcome Reopen(Scene scene, string id) => new Outcome.Act(work =>
    {
        if (Found(work, id) is not { Fact: var fire }) return Gone(id);
        if (fire.ClosedAt is null) return Reply.Of($"Fire {id} is open already.", Visibility.OnlyAsker);
        var note = work.Db.FireNotes.Find(id);
        if (Refusal(scene, fire, note) is { } refusal && !string.Equals(note?.ClosedBy, scene.Person.Email, StringComparison.OrdinalIgnoreCase)) return refusal;
        (note ??= Noted(work, id)).ClosedBy = null;
        return Put(work, scene, fire with { ClosedAt = null, Outcome = null }) with { ReplacesSource = scene.Incoming.Event is Pressed };
    });

    /// <summary>"prevention for the Acme fire: 3 calls of 20 min": stored in its words, read and priced at once. “as proposed” leaves it to what green accounts get again.</summary>
    public Outcome Plan(Scene scene, PlanPrevention asked)
    {
        var asOf = new AsOf(scene.Book, scene.Moment);
        if (Meant(scene, asOf, asked.Fire).ToList() is not { Count: > 0 } fires) return Reply.Of(None(scene, asked.Fire), Visibility.OnlyAsker);
        if (fires.Count > 1 && fires.Count(f => Fires.IsOpen(asOf, f)) != 1)
            return Clarifications.Ask(scene, new Clarify("Which fire do you mean?", [.. fires.AsEnumerable().Reverse().Take(MostChoices).Select(f => new Choice(Title(scene, f), asked with { Fire = new FireNamed(f.FireId, null) }))]));
        var fire = fires.Count == 1 ? fires[0] : fires.First(f => Fires.IsOpen(asOf, f));
        if (asked.Text.Length > FireFormCard.MostText) return Talk.Declined($"Say it in at most {FireFormCard.MostText} characters.");
        var proposed = asked.Text.Trim('.', ' ').Equals("as proposed", StringComparison.OrdinalIgnoreCase);
        var plan = PreventionWords.Read(asked.Text, FireForm.Day(scene, fire.OpenedAt), scene.Moment.Workspace);
        if (!proposed && plan is null)
            return Talk.Declined($"I cannot price “{Cut.Short(asked.Text, 200)}”. Say how many of what, how long each, and over which days, as in “prevention for {fire.FireId}: 3 calls of 20 min, 2 e-mails and a visit of 2 h over 30 days”.");
        return new Outcome.Act(work =>
        {
            var note = work.Db.FireNotes.Find(fire.FireId);
            if (Refusal(scene, fire, note, "say what would have prevented") is { } refusal) return refusal;
            note ??= Noted(work, fire.FireId);
            var before = note.PreventionText;
            (note.PreventionText, note.Version) = (proposed ? null : asked.Text, note.Version + 1);
            scene.Remember(work, scene.Mind with { LastFire = null, LastLog = null, LastSetting = null, LastCommitment = null });
            return new Reply(PreventionCard.Of(FireViews.Prevention(scene, work.Db, fire, note, plan, before)), scene.Incoming.Personal ? Visibility.Public : Visibility.OnlyAsker);
        });
    }

    private Reply Put(Work work, Scene scene, Fire fire)
    {
        work.Put(fire, Origin.Chat);
        var note = work.Db.FireNotes.Find(fire.FireId) ?? Noted(work, fire.FireId);
        var card = FireCard.Of(FireViews.View(scene, fire, note));
        scene.Remember(work, scene.Mind with { LastFire = null });
        Update(work, scene, fire, note, card);
        return new Reply(card);
    }

    /// <summary>Brings the message that shows the fire up to date, unless it is the one that is answered.</summary>
    private void Update(Work work, Scene scene, Fire fire, FireNote note, Card card)
    {
        note.Version++;
        if (note is not { Channel: { } channel, Conversation: { } conversation, Letter: { } letter } || outbox.Sender(channel) is null) return;
        if (scene.Incoming.Source is { } source && work.Db.Posts.Find(letter)?.MessageId == source) return;
        outbox.Add(work, new Letter($"fire:{fire.FireId}:{note.Version}", channel, conversation, new Reply(card)) { EditsLetter = letter }, scene.Now);
    }

    private static FireNote Noted(Work work, string id) => work.Db.Add(new FireNote { FireId = id }).Entity;

    /// <summary>An open fire of the same account: what was said is added to it, or it is another.</summary>
    private Outcome Already(Scene scene, OpenFire asked, Account account, Fire open) => asked.Cause is not { } text
        ? new Reply(FireCard.Of(Viewed(scene, open) with { Note = $"{account.Name} has an open fire already. “another fire at {account.Name}: what happened” opens one beside it." }))
        : Clarifications.Ask(scene, new Clarify($"{account.Name} has an open fire already: {Title(scene, open)}. Does this belong to it?",
            [new Choice($"Add it to {open.FireId}", new AddToFire(open.FireId, text)), new Choice("Open another fire", asked with { Another = true })]));

    private static Outcome Unknown(Scene scene, OpenFire asked)
    {
        var near = TypeAhead.Accounts(scene.Book, asked.Name).Take(MostChoices).ToList();
        if (near.Count == 0) near = Own(scene);
        return near.Count == 0 ? Reply.Of($"I know no account “{asked.Name}”, so no fire was opened. Say it with the account’s name: “fire at NAME: what happened”.")
            : Clarifications.Ask(scene, new Clarify($"I know no account “{asked.Name}”. Where does it burn?", [.. near.Select(c => new Choice(c.Title, asked with { AccountId = c.Value, Name = null }))]));
    }

    /// <summary>The fires that are named, in order of opening; without a name those of the asker's accounts, else all.</summary>
    private static IEnumerable<Fire> Meant(Scene scene, AsOf asOf, FireNamed named)
    {
        if (named.Id is { } id) return FireLinks.Known(scene, asOf, id) is { } fire ? [fire] : [];
        if (named.AccountId is { } account) return FireLinks.At(asOf, account);
        var open = Enumerable.Range(0, scene.Book.Accounts.Count).SelectMany(a => scene.Book.Fires.Of(a).ToArray()).Where(f => Fires.IsOpen(asOf, f)).OrderBy(f => f.OpenedAt).ToList();
        var own = open.Where(f => string.Equals(scene.Account(f.AccountId)?.CsmEmail, scene.Person.Email, StringComparison.OrdinalIgnoreCase)).ToList();
        return own.Count > 0 ? own : open;
    }

    private static List<Fire> Burning(Scene scene, string accountId)
    {
        var asOf = new AsOf(scene.Book, scene.Moment);
        return [.. FireLinks.At(asOf, accountId).Where(f => Fires.IsOpen(asOf, f)).Reverse()];
    }

    private FireView Viewed(Scene scene, Fire fire)
    {
        using var db = store.Db();
        return FireViews.View(scene, fire, db.FireNotes.Find(fire.FireId));
    }

    private static Reply Shown(Work work, Scene scene, string id) => Found(work, id) is { Fact: var fire } ? new Reply(FireCard.Of(FireViews.View(scene, fire, work.Db.FireNotes.Find(id)))) : Gone(id);

    private static StoredFact<Fire>? Found(Work work, string id) => work.Find<Fire>(id) is { Origin: not Origin.Removed } found ? found : null;

    private static void Remember(Work work, Scene scene, string id, bool closed) => scene.Remember(work, scene.Mind with { LastFire = new LastFire(id, closed), LastCommitment = null });

    private static Reply? Refusal(Scene scene, Fire fire, FireNote? note, string what = "close or reopen") => scene.Rights.MayCloseFire(scene.Person, scene.Account(fire.AccountId), note?.OpenedBy) ? null
        : Reply.Of($"Only {string.Join(", ", new[] { scene.Account(fire.AccountId)?.CsmEmail, note?.OpenedBy }.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Select(scene.NameOf))} or a lead can {what} fire {fire.FireId}.", Visibility.OnlyAsker);

    private static string Title(Scene scene, Fire fire) => $"{fire.FireId} at {scene.Account(fire.AccountId)?.Name ?? fire.AccountId}, {Cell.Day(FireForm.Day(scene, fire.OpenedAt))}{(fire.Cause is { } cause ? $", {Cut.Short(cause, 60)}" : "")}";

    private static string None(Scene scene, FireNamed named) => named.Id is { } id ? $"I know no fire “{id}”." : named.AccountId is { } account ? $"I know of no fire at {scene.Account(account)?.Name ?? account}." : "No fire is open.";

    private static string IdOf(int number) => $"FC-{number}";

    private static Reply Gone(string id) => Reply.Of($"Fire {id} was taken back, or is not known any more.", Visibility.OnlyAsker);
}
