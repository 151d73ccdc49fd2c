using CsmBot.Access;
using CsmBot.Accounts;
using CsmBot.Cards;
using CsmBot.Cards.Templates;
using CsmBot.Data;
using CsmBot.Understanding;
using Choice = CsmBot.Cards.Choice;

namespace CsmBot.Conversations;

/// <summary>Commitments before renewals in chat: written down in a sentence or by a form, put right by saying it again, taken back.</summary>
internal sealed class CommitmentTalk
{
    /// <summary>Accounts of the form to choose from.</summary>
    private const int MostAccounts = 25;

    /// <summary>What stood at a checkpoint before a change; nothing where the statement is null.</summary>
    internal sealed record Before(string Account, DateOnly Renewal, int Days, string? Statement, string? By, DateTime? At);

    public Outcome Record(Scene scene, RecordCommitment asked)
    {
        if (Refusal(scene, asked.AccountId) is { } refusal) return refusal;
        var account = scene.Account(asked.AccountId)!;
        var days = asked.Days ?? Checkpoints.At(account.RenewalDate!.Value, scene.Moment.Today);
        if (!Checkpoints.All.Contains(days))
            return Clarifications.Ask(scene, new Clarify($"The checkpoints before a renewal are at {string.Join(", ", Checkpoints.All)} days. At which did {account.Name} commit to it?",
                [.. Checkpoints.All.Select(d => new Understanding.Choice($"{d} days", asked with { Days = d }))]));
        if (asked.Statement.Length > CommitmentFormCard.MostText) return Talk.Declined($"Say it in at most {CommitmentFormCard.MostText} characters: the rest belongs to the notes of a call.");
        return new Outcome.Act(work => Stored(work, scene, account, days, asked.Statement));
    }

    public Outcome Show(Scene scene, string accountId)
    {
        if (scene.Account(accountId) is not { } account) return Gone;
        return account.RenewalDate is null ? NoDate(account) : new Outcome.Act(work => new Reply(CommitmentCard.Of(View(work.Db, scene, account, null, null))));
    }

    /// <summary>The form; without an account with those of the asker's that wait for a commitment.</summary>
    public Outcome Open(Scene scene, string? accountId)
    {
        if (accountId is not null && Refusal(scene, accountId) is { } refusal) return refusal;
        return new Outcome.Act(work => Form(work, scene, accountId, null, null, null));
    }

    public Outcome Save(Scene scene, Pressed form)
    {
        var (id, typed, statement) = (form.Value("account") is { Length: > 0 } account ? account : null, form.Value("checkpoint"), form.Value("statement")?.Trim());
        var errors = new Dictionary<string, string>();
        if (id is null) errors["account"] = "Choose an account";
        else if (Refusal(scene, id) is { } refusal) return refusal;
        var days = int.TryParse(typed, out var said) && Checkpoints.All.Contains(said) ? said : (int?)null;
        if (days is null && typed is { Length: > 0 } and not CommitmentFormCard.Now) errors["checkpoint"] = "Choose a checkpoint";
        if (string.IsNullOrEmpty(statement)) errors["statement"] = "Say who committed to what";
        else if (statement.Length > CommitmentFormCard.MostText) errors["statement"] = $"At most {CommitmentFormCard.MostText} characters";
        return new Outcome.Act(work => errors.Count > 0 ? Form(work, scene, form.Value("account") is { Length: > 0 } chosen ? chosen : null, typed, statement, errors)
            : Stored(work, scene, scene.Account(id)!, days ?? Checkpoints.At(scene.Account(id)!.RenewalDate!.Value, scene.Moment.Today), statement!) with { ReplacesSource = true });
    }

    public Outcome Undo(Scene scene, CsmDb db, string id)
    {
        if (Memory.Recall<Before>(db, id, scene.Now) is not { } kept) return Reply.Of("This is too old to be taken back here. Say the commitment again as it should be.", Visibility.OnlyAsker);
        if (!string.Equals(kept.Person, scene.Person.Email, StringComparison.OrdinalIgnoreCase) && !scene.Rights.May(scene.Person, Ability.Others))
            return Reply.Of($"{scene.NameOf(kept.Person)} wrote this down: they or a lead can take it back.", Visibility.OnlyAsker);
        var before = kept.Value;
        return new Outcome.Act(work =>
        {
            var row = work.Db.RenewalCommitments.Find(before.Account, before.Renewal, before.Days);
            if (before.Statement is null && row is not null) work.Db.Remove(row);
            else if (before.Statement is { } statement && row is not null) (row.Statement, row.RecordedBy, row.RecordedAt, row.Version) = (statement, before.By!, before.At!.Value, row.Version + 1);
            if (scene.Mind.LastCommitment == id) scene.Remember(work, scene.Mind with { LastCommitment = null });
            var name = scene.Account(before.Account)?.Name ?? before.Account;
            return Reply.Of($"Taken back: what {name} committed to at {before.Days} days is {(before.Statement is { } old ? $"“{old}” again" : "not written down")}.") with { ReplacesSource = scene.Incoming.Event is Pressed };
        });
    }

    private static Reply Stored(Work work, Scene scene, Account account, int days, string statement)
    {
        var renewal = account.RenewalDate!.Value;
        var row = Commitments.Find(work.Db, account.AccountId, renewal, days);
        var before = new Before(account.AccountId, row?.RenewalOn ?? renewal, days, row?.Statement, row?.RecordedBy, row?.RecordedAt);
        if (row is null) work.Db.Add(new RenewalCommitment { AccountId = account.AccountId, RenewalOn = renewal, Days = days, Statement = statement, RecordedBy = scene.Person.Email, RecordedAt = scene.Now });
        else (row.Statement, row.RecordedBy, row.RecordedAt, row.Version) = (statement, scene.Person.Email, scene.Now, row.Version + 1);
        work.Save();
        var change = Memory.IdOf("commitment", scene.Incoming);
        Memory.Keep(work, change, scene.Person.Email, before, scene.Now + Memory.Offers);
        scene.Remember(work, scene.Mind with { LastCommitment = change, LastLog = null, LastFire = null, LastSetting = null });
        var view = View(work.Db, scene, account, $"Written down at {days} days: “{statement}”", change);
        return new Reply(CommitmentCard.Of(before.Statement is { } old && old != statement ? view with { Before = $"“{old}”, {By(scene, before.By!, before.At!.Value)}" } : view));
    }

    private static CommitmentView View(CsmDb db, Scene scene, Account account, string? said, string? change)
    {
        var (asOf, ordinal, renewal) = (new AsOf(scene.Book, scene.Moment), scene.Book.Find(account.AccountId), account.RenewalDate!.Value);
        return new CommitmentView(account.AccountId, account.Name, renewal, [.. Checkpoints.All.Select(days =>
        {
            var row = Commitments.Find(db, account.AccountId, renewal, days);
            return new CheckpointLine(days, Checkpoints.DayOf(renewal, days), Checkpoints.Of(asOf, ordinal, days, row is not null) is { } state ? Words.Of(state) : null,
                row?.Statement, row is null ? null : By(scene, row.RecordedBy, row.RecordedAt));
        })], said, change);
    }

    private static Reply Form(Work work, Scene scene, string? accountId, string? checkpoint, string? statement, Dictionary<string, string>? errors)
    {
        var account = scene.Account(accountId);
        var days = account?.RenewalDate is { } renewal ? Checkpoints.At(renewal, scene.Moment.Today) : (int?)null;
        var known = days is { } at ? Commitments.Find(work.Db, account!.AccountId, account.RenewalDate!.Value, at)?.Statement : null;
        return new Reply(CommitmentFormCard.Of(new CommitmentFormView(account?.AccountId, account?.Name, account is null ? Waiting(work.Db, scene) : [], checkpoint ?? (days is { } d ? $"{d}" : null))
        {
            Statement = statement ?? known, Errors = errors ?? [],
        }), scene.Incoming.Personal ? Visibility.Public : Visibility.OnlyAsker) { ReplacesSource = errors is not null };
    }

    /// <summary>The asker's accounts, of leads all, with a checkpoint that is due, the next renewals first; then those with one missing.</summary>
    private static IReadOnlyList<Choice> Waiting(CsmDb db, Scene scene)
    {
        var (asOf, book) = (new AsOf(scene.Book, scene.Moment), scene.Book);
        var kept = Commitments.Of(db, book, scene.Moment.Today);
        var waiting = new List<(int Account, CheckpointState State)>();
        for (var a = 0; a < book.Accounts.Count; a++)
        {
            if (book.Figures[a] is not { Status: AccountStatus.Active, RenewalDate: { } renewal } || !scene.Rights.MaySetColour(scene.Person, book.Accounts[a])) continue;
            var states = Checkpoints.All.Select(d => Checkpoints.Of(asOf, a, d, kept(book.Accounts[a].AccountId).Any(c => c.Days == d && Checkpoints.IsSame(c.RenewalOn, renewal)))).ToList();
            if (states.Contains(CheckpointState.Due)) waiting.Add((a, CheckpointState.Due));
            else if (states.Contains(CheckpointState.Missing)) waiting.Add((a, CheckpointState.Missing));
        }
        return [.. waiting.OrderBy(w => w.State).ThenBy(w => book.Figures[w.Account].RenewalDate).Take(MostAccounts)
            .Select(w => new Choice($"{book.Accounts[w.Account].Name}, renews {Cell.Day(book.Figures[w.Account].RenewalDate!.Value)}", book.Accounts[w.Account].AccountId))];
    }

    private static Reply? Refusal(Scene scene, string accountId)
    {
        if (scene.Account(accountId) is not { } account) return Gone;
        if (account.RenewalDate is not { } renewal) return NoDate(account);
        if (account.Status == AccountStatus.Churned) return Reply.Of($"{account.Name} has churned: there is no renewal to commit to.", Visibility.OnlyAsker);
        if (Checkpoints.IsClosed(new AsOf(scene.Book, scene.Moment), scene.Book.Find(accountId), renewal)) return Reply.Of($"The renewal of {account.Name} on {Cell.Day(renewal)} is closed already.", Visibility.OnlyAsker);
        return scene.Rights.MaySetColour(scene.Person, account) ? null : Reply.Of($"{account.Name} is {scene.NameOf(account.CsmEmail)}’s: they or a lead can write down what it committed to.", Visibility.OnlyAsker);
    }

    private static string By(Scene scene, string email, DateTime at) => $"{scene.NameOf(email)}, {Cell.Day(DateOnly.FromDateTime(LocalTime.Of(at, scene.Moment.Zone)))}";

    private static Reply NoDate(Account account) => Reply.Of($"{account.Name} has no renewal date, so there is no checkpoint before it.", Visibility.OnlyAsker);

    private static Reply Gone => Reply.Of("This account is no longer in the book.", Visibility.OnlyAsker);
}
