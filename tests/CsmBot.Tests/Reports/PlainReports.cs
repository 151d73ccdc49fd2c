using CsmBot.Accounts;
using CsmBot.Reports;

namespace CsmBot.Tests.Reports;

/// <summary>The reports' definitions of the contract said a second time, one after the other.</summary>
internal sealed class PlainReports(ReportFacts facts)
{
    private readonly PlainFacts _plain = new(facts);

    public Func<string, IReadOnlyList<Commitment>> Commitments => id => facts.Commitments.GetValueOrDefault(id, []);

    public Func<string, IReadOnlyList<Handover>> Handovers => id => facts.Handovers.GetValueOrDefault(id, []);

    public PlainReport Of(ReportName name, Asked asked) => name switch
    {
        ReportName.BusinessCase => BusinessCase(asked),
        ReportName.Tiers => Tiers(asked),
        ReportName.Renewals => Renewals(asked),
        ReportName.Effort => new PlainEffort(_plain).AddTo(Effort(asked), asked),
        ReportName.Prevention => new PlainPrevention(facts, _plain).Of(asked),
        ReportName.Evidence => Evidence(asked),
        ReportName.Adherence => new PlainAdherence(_plain).Of(asked),
        ReportName.Week => Week(asked),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private PlainReport BusinessCase(Asked asked)
    {
        var (all, fires, closed) = (_plain.Accounts(asked), _plain.Opened(asked), _plain.Closed(asked));
        var active = all.Where(PlainFacts.IsActive).ToList();
        List<Interaction> reactive = [.. _plain.With(all, asked.From, asked.To).Where(PlainFacts.IsReactive)], proactive = [.. _plain.With(all, asked.From, asked.To).Except(reactive)];
        decimal Crc(Func<Account, bool> of) => proactive.Where(i => of(_plain.Account(i.AccountId))).Sum(_plain.Cost);
        decimal Before(Renewal r) => _plain.Money(_plain.Account(r.AccountId), r.ArrBefore);
        decimal After(Renewal r) => _plain.Money(_plain.Account(r.AccountId), r.ArrAfter);
        var estimates = fires.Select(f => _plain.PreventionEstimate(f, asked)).ToList();
        return new PlainReport().Figure("accounts", (double)active.Count).Figure("arr", active.Sum(_plain.Arr))
            .Figure("reactive_hours", reactive.Sum(_plain.Hours)).Figure("reactive_cost", reactive.Sum(_plain.Cost)).Figure("proactive_hours", proactive.Sum(_plain.Hours)).Figure("crc", proactive.Sum(_plain.Cost))
            .Figure("crc_share_of_arr", PlainFacts.Percent(Crc(PlainFacts.IsActive), active.Sum(_plain.Arr)))
            .Figure("fires", (double)fires.Count).Figure("fires_saved", (double)fires.Count(f => PlainFacts.Outcome(f) == FireOutcome.Saved)).Figure("fires_lost", (double)fires.Count(f => PlainFacts.Outcome(f) == FireOutcome.Lost))
            .Figure("fire_cost_direct", fires.Sum(_plain.Direct)).Figure("fire_cost_total", fires.Sum(f => _plain.Direct(f) + _plain.Indirect(f)))
            .Figure("lost_arr", closed.Where(r => r.Outcome == RenewalOutcome.Churned).Sum(r => Before(r) - After(r)))
            .Figure("arr_saved", active.Where(a => fires.Any(f => f.AccountId == a.AccountId && PlainFacts.Outcome(f) == FireOutcome.Saved)).Sum(_plain.Arr))
            .Figure("prevention_estimate", fires.Count == 0 || estimates.Any(e => e is not null) ? estimates.Sum() : null)
            .Figure("gross_retention", PlainFacts.Percent(closed.Sum(r => Math.Min(Before(r), After(r))), closed.Sum(Before))).Figure("net_retention", PlainFacts.Percent(closed.Sum(After), closed.Sum(Before)))
            .Table("by_tier", "tier accounts arr crc reactive_cost crc_share_of_arr", Enumerable.Range(1, _plain.Tiers).Select(t => (int?)t).Append(null).Select(tier =>
            {
                var members = all.Where(a => _plain.Tier(a) == tier).ToList();
                return new object?[] { tier, members.Count, members.Sum(_plain.Arr), Crc(members.Contains), reactive.Where(i => members.Contains(_plain.Account(i.AccountId))).Sum(_plain.Cost), tier is null ? null : PlainFacts.Percent(Crc(members.Contains), members.Sum(_plain.Arr)) };
            }))
            .Table("by_csm", "csm accounts arr crc crc_share_of_arr reactive_cost", active.GroupBy(a => a.CsmEmail == "left@example.com" ? null : _plain.NameOf(a.CsmEmail)).Select(g => new object?[]
                { g.Key, g.Count(), g.Sum(_plain.Arr), Crc(g.Contains), PlainFacts.Percent(Crc(g.Contains), g.Sum(_plain.Arr)), reactive.Where(i => g.Contains(_plain.Account(i.AccountId))).Sum(_plain.Cost) }))
            .Table("by_month", "month reactive_cost crc", PlainFacts.Months(asked).Select(m =>
                new object?[] { m, reactive.Where(i => PlainFacts.Month(_plain.DayOf(i.OccurredAt)) == m).Sum(_plain.Cost), proactive.Where(i => PlainFacts.Month(_plain.DayOf(i.OccurredAt)) == m).Sum(_plain.Cost) }))
            .Table("fires", "fire account outcome cost_direct cost_total days_from_sign sign opened_on", fires.Select(f =>
                new object?[] { f.FireId, _plain.Account(f.AccountId).Name, PlainFacts.Outcome(f)?.ToString().ToLowerInvariant(), _plain.Direct(f), _plain.Direct(f) + _plain.Indirect(f), _plain.DaysFromSign(f), f.FirstWarningSign, _plain.DayOf(f.OpenedAt) }))
            .Table("prevention", "fire account tier days green_accounts cost_per_month prevention_cost judged_by", fires.Select(f =>
            {
                var (tier, green, month) = (_plain.Tier(_plain.Account(f.AccountId)), _plain.GreenLike(f, asked), _plain.PreventionEstimate(f with { FirstWarningAt = null }, asked) / 90 * 30.4375m);
                return new object?[] { f.FireId, _plain.Account(f.AccountId).Name, tier, _plain.DaysFromSign(f) ?? 90, tier is null ? null : green.Count, month, _plain.PreventionEstimate(f, asked), _plain.PreventionEstimate(f, asked) is null ? null : "the tier’s green accounts" };
            }))
            .Table("renewals", "account outcome arr_before arr_after arr_change due_on closed_on", closed.Select(r => new object?[] { _plain.Account(r.AccountId).Name, Word(r.Outcome), Before(r), After(r), After(r) - Before(r), r.DueOn, r.ClosedOn }));
    }

    public PlainReport PostMortem(Fire fire, Asked asked)
    {
        var linked = _plain.Linked(fire);
        return new PlainReport().Figure("hours", linked.Sum(_plain.Hours)).Figure("cost_direct", _plain.Direct(fire)).Figure("cost_indirect", _plain.Indirect(fire)).Figure("cost_total", _plain.Direct(fire) + _plain.Indirect(fire))
            .Figure("interactions", (double)linked.Sum(i => i.Volume)).Figure("people", (double)linked.Select(i => i.CsmEmail).Distinct().Count()).Figure("days_from_sign", (double?)_plain.DaysFromSign(fire))
            .Figure("prevention_estimate", _plain.PreventionEstimate(fire, asked))
            .Table("actions", "type volume hours cost effectiveness", Volumes(linked, i => Word(i.Type)))
            .Table("prevention", "type volume hours cost", _plain.Care(fire, asked)).Table("timeline", "day what who notes", [
                .. fire.FirstWarningAt is { } sign ? [[_plain.DayOf(sign), "first sign", null, fire.FirstWarningSign]] : Array.Empty<object?[]>(), [_plain.DayOf(fire.OpenedAt), "fire opened", null, fire.Cause],
                .. linked.Select(i => new object?[] { _plain.DayOf(i.OccurredAt), Word(i.Type), _plain.NameOf(i.CsmEmail), i.Notes }),
                .. fire.ClosedAt <= ReportFacts.Now ? [[_plain.DayOf(fire.ClosedAt!.Value), $"closed, {fire.Outcome?.ToString().ToLowerInvariant() ?? "outcome unsaid"}", null, fire.Notes]] : Array.Empty<object?[]>()]);
    }

    private PlainReport Tiers(Asked asked)
    {
        var active = _plain.Accounts(asked).Where(PlainFacts.IsActive).ToList();
        return new PlainReport().Figure("accounts", (double)active.Count).Figure("arr", active.Sum(_plain.Arr))
            .Table("tiers", "tier accounts arr share_of_arr green yellow red hours cost", Enumerable.Range(1, _plain.Tiers).Select(tier =>
            {
                var members = active.Where(a => _plain.Tier(a) == tier).ToList();
                var work = _plain.With(members, asked.From, asked.To);
                return new object?[]
                {
                    tier, members.Count, members.Sum(_plain.Arr), PlainFacts.Percent(members.Sum(_plain.Arr), active.Sum(_plain.Arr)), Of(Colour.Green, members), Of(Colour.Yellow, members), Of(Colour.Red, members),
                    work.Sum(_plain.Hours), work.Sum(_plain.Cost),
                };
            }));
    }

    private PlainReport Renewals(Asked asked)
    {
        var active = _plain.Accounts(asked).Where(PlainFacts.IsActive).ToList();
        var renewing = active.Where(a => a.RenewalDate >= asked.From && a.RenewalDate <= asked.To).ToList();
        var checkpoints = _plain.Checkpoints(renewing);
        return new PlainReport().Figure("renewals", (double)renewing.Count).Figure("arr", renewing.Sum(_plain.Arr)).Figure("arr_at_risk", renewing.Where(a => _plain.HealthNow(a) != Colour.Green).Sum(_plain.Arr))
            .Figure("overdue", (double)active.Count(IsOverdue))
            .Table("by_month", "month renewals arr green yellow red", PlainFacts.Months(asked).Select(m =>
            {
                var members = renewing.Where(a => PlainFacts.Month(a.RenewalDate!.Value) == m).ToList();
                return new object?[] { m, members.Count, members.Sum(_plain.Arr), Of(Colour.Green, members), Of(Colour.Yellow, members), Of(Colour.Red, members) };
            }))
            .Table("by_quarter", "quarter renewals arr green yellow red", PlainFacts.DaysFrom(asked.From, asked.To).Select(Quarter).Distinct().Select(q =>
            {
                var members = renewing.Where(a => Quarter(a.RenewalDate!.Value) == q).ToList();
                return new object?[] { q, members.Count, members.Sum(_plain.Arr), Of(Colour.Green, members), Of(Colour.Yellow, members), Of(Colour.Red, members) };
            }))
            .Figure("checkpoints_due", (double)checkpoints.Count(c => c.State == "due")).Figure("checkpoints_kept", (double)checkpoints.Count(c => c.State == "kept")).Figure("checkpoints_missing", (double)checkpoints.Count(c => c.State == "missing"))
            .Table("checkpoints", "account renewal_date days_before checkpoint_on state commitment recorded_by recorded_on", checkpoints.Where(c => c.State != "to come").Select(c =>
                new object?[] { c.Account.Name, c.Account.RenewalDate, c.Days, c.Day, c.State, c.Written?.Statement, c.Written?.By, c.Written is { } w ? _plain.DayOf(w.At) : null }))
            .Table("accounts", "account renewal_date arr health tier csm at_180_days at_90_days at_30_days", renewing.Select(a => new object?[] { a.Name, a.RenewalDate, _plain.Arr(a), Word(_plain.HealthNow(a)), _plain.Tier(a), _plain.NameOf(a.CsmEmail),
                State(a, 180), State(a, 90), State(a, 30) }));

        string? State(Account a, int days) => checkpoints.FirstOrDefault(c => c.Account == a && c.Days == days)?.State;
    }

    private PlainReport Effort(Asked asked)
    {
        var work = _plain.SpentBy(asked);
        return new PlainReport().Figure("interactions", (double)work.Sum(i => i.Volume)).Figure("hours", work.Sum(_plain.Hours)).Figure("cost", work.Sum(_plain.Cost))
            .Figure("reactive_share", PlainFacts.Percent(work.Where(PlainFacts.IsReactive).Sum(_plain.Hours), work.Sum(_plain.Hours))).Figure("effectiveness", PlainFacts.Mean(work.Select(i => i.Effectiveness)))
            .Table("by_type", "type volume hours cost effectiveness", Volumes(work, i => Word(i.Type)))
            .Table("by_purpose", "purpose volume hours cost effectiveness", Volumes(work, i => i.Purpose is { } p ? Word(p) : ""))
            .Table("by_person", "person volume hours cost effectiveness", Volumes(work, i => i.CsmEmail, _plain.NameOf))
            .Table("by_account", "account volume hours cost effectiveness", Volumes(work, i => i.AccountId, id => _plain.Account(id).Name))
            .Table("by_team", "team volume hours cost effectiveness", Volumes(work, i => _plain.On(i.CsmEmail, _plain.Today)?.Team ?? ""));
    }

    private PlainReport Evidence(Asked asked)
    {
        var account = _plain.Account(asked.Account!);
        var due = facts.Steps.Where(s => s.AccountId == account.AccountId && s.Due <= asked.To).ToList();
        var trail = facts.Evidence.Where(e => e.AccountId == account.AccountId && e.RecordedOn <= asked.To && e.RecordedOn <= _plain.Today).ToList();
        return new PlainReport().Figure("adherence", _plain.Adherence(account, asked.To)).Figure("steps_due", (double)due.Count).Figure("steps_done", (double)due.Count(s => _plain.IsDone(s, asked.To)))
            .Figure("anecdotal", (double)trail.Count(e => e.Kind == EvidenceKind.Anecdotal)).Figure("empirical", (double)trail.Count(e => e.Kind == EvidenceKind.Empirical)).Figure("political", (double)trail.Count(e => e.Kind == EvidenceKind.Political))
            .Table("steps", "step behaviour due done_quantity quantity done_on plan", due.Select(Step)).Table("steps_ahead", "step behaviour due done_quantity quantity done_on plan", facts.Steps.Where(s => s.AccountId == account.AccountId && s.Due > asked.To).Select(Step))
            .Table("trail", "recorded_on kind source statement step author links", trail.Select(e => new object?[] { e.RecordedOn, Word(e.Kind), e.Source, e.Statement, e.StepId, "import", null }));
        object?[] Step(PlanStep s) => [s.StepId, s.Behaviour, s.Due, s.DoneQuantity, s.Quantity, _plain.IsDone(s, asked.To) ? s.DoneOn : null, s.Plan];
    }

    private PlainReport Week(Asked asked)
    {
        var work = _plain.SpentBy(asked);
        var steps = facts.Steps.Where(s => (asked.Account is null || s.AccountId == asked.Account) && s.OwnerEmail == asked.Csm && s.Due <= asked.To && !_plain.IsDone(s, _plain.Today)).ToList();
        var renewing = _plain.Accounts(asked).Where(a => PlainFacts.IsActive(a) && a.RenewalDate >= _plain.Today && a.RenewalDate < _plain.Today.AddDays(90)).ToList();
        var overdue = _plain.Accounts(asked).Where(IsOverdue);
        var checkpoints = _plain.Checkpoints(_plain.Accounts(asked).Where(PlainFacts.IsActive)).Where(c => c.State == "due" || (c.State == "to come" && c.Day <= asked.To)).ToList();
        return new PlainReport().Figure("interactions", (double)work.Sum(i => i.Volume)).Figure("hours", work.Sum(_plain.Hours)).Figure("alerts_open", 3.0).Figure("checkpoints_due", (double)checkpoints.Count).Figure("steps_due", (double)steps.Count).Figure("renewals_90_days", (double)renewing.Count)
            .Table("done", "id account day type minutes notes", work.Select(i => new object?[] { i.InteractionId, _plain.Account(i.AccountId).Name, _plain.DayOf(i.OccurredAt), Word(i.Type), i.Minutes, i.Notes }))
            .Table("alerts", "account health because since", Enumerable.Repeat(new object?[] { _plain.Account("A0").Name, "red", "said so", _plain.DayOf(ReportFacts.Now) }, 3))
            .Table("due", "account due", steps.Select(s => new object?[] { _plain.Account(s.AccountId).Name, s.Due }).Concat(renewing.Concat(overdue).Select(a => new object?[] { a.Name, a.RenewalDate })).Concat(checkpoints.Select(c => new object?[] { c.Account.Name, c.Day })));
    }

    private bool IsOverdue(Account a) => PlainFacts.IsActive(a) && a.RenewalDate < _plain.Today && !facts.Renewals.Any(r => r.AccountId == a.AccountId && r.DueOn == a.RenewalDate && r.ClosedOn <= _plain.Today);

    /// <summary>Fiscal; the year is named after the one that it ends in.</summary>
    private string Quarter(DateOnly day)
    {
        var month = (day.Month - facts.Workspace.FiscalYearStart + 12) % 12;
        return $"{new DateOnly(day.Year, day.Month, 1).AddMonths(11 - month).Year}-Q{(month / 3) + 1}";
    }

    private int Of(Colour colour, List<Account> members) => members.Count(a => _plain.HealthNow(a) == colour);

    private IEnumerable<object?[]> Volumes(List<Interaction> work, Func<Interaction, string> key, Func<string, string>? name = null) => work.GroupBy(key).Select(g => new object?[]
    {
        g.Key.Length == 0 ? null : name?.Invoke(g.Key) ?? g.Key, g.Sum(i => i.Volume), g.Sum(_plain.Hours), g.Sum(_plain.Cost), PlainFacts.Mean(g.Select(i => i.Effectiveness)),
    });

    /// <summary>As the data contract writes it.</summary>
    private static string Word(Enum value) => value is InteractionType.SiteVisit ? "site_visit" : value.ToString().ToLowerInvariant();
}
