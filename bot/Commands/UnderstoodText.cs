using System.Globalization;
using System.Text;
using CsmBot.Accounts;
using CsmBot.Interactions;
using ReportNames = CsmBot.Reports.ReportNames;
using CsmBot.Understanding;
using Names = CsmBot.Understanding.Names;

namespace CsmBot.Commands;

/// <summary>What a message means, in words for the shell.</summary>
internal static class UnderstoodText
{
    public static string Of(Understood understood, Names.Directory names)
    {
        var text = new StringBuilder(UnderstoodJson.Intent(understood));
        if (understood is Log log) foreach (var draft in log.Drafts) text.AppendLine().Append("  ").Append(Line(draft, names));
        if (understood is Plan plan) text.Append(CultureInfo.InvariantCulture, $": {plan.Text}{(plan.Day is { } day ? $" ({day:yyyy-MM-dd})" : "")}");
        if (understood is Declined declined) text.Append(": ").Append(declined.Reason);
        if (understood is Clarify clarify) text.Append(": ").Append(clarify.Prompt).Append(' ').AppendJoin(" / ", clarify.Choices.Select(c => c.Label));
        if (understood is Teach teach) text.Append(CultureInfo.InvariantCulture, $": \"{teach.Word}\" means \"{teach.Meaning}\"");
        if (understood is TestRules test) text.Append(CultureInfo.InvariantCulture, $": {test.Words ?? "all rules"}");
        if (understood is ShowReport report) text.Append(": ").Append(InWords(report, names));
        if (understood is LearnRule learn) text.Append(": ").Append(learn.Fire ?? $"the newest fire at {names.Account(learn.AccountId!)?.Name ?? learn.AccountId}");
        if (understood is Forget forget) text.Append(CultureInfo.InvariantCulture, $": \"{forget.Word}\"");
        if (understood is SetColour set) text.Append(CultureInfo.InvariantCulture, $": {names.Account(set.AccountId)?.Name ?? set.AccountId} {Words.Of(set.Colour)}{(set.Until is { } until ? $" until {until:yyyy-MM-dd}" : "")}, {(set.Reason is { } reason ? $"\"{reason}\"" : "reason?")}");
        if (understood is SetColours all) text.Append(CultureInfo.InvariantCulture, $": {string.Join(", ", all.AccountIds.Select(id => names.Account(id)?.Name ?? id))} {Words.Of(all.Colour)}{(all.Until is { } last ? $" until {last:yyyy-MM-dd}" : "")}, {(all.Reason is { } why ? $"\"{why}\"" : "reason?")}");
        if (understood is ReleaseColour release) text.Append(CultureInfo.InvariantCulture, $": the rules decide for {names.Account(release.AccountId)?.Name ?? release.AccountId}");
        if (understood is OpenFire open) text.Append(CultureInfo.InvariantCulture, $": open at {(open.AccountId is { } burning ? names.Account(burning)?.Name ?? burning : $"account? {open.Name}")}{(open.Cause is { } cause ? $", \"{cause}\"" : "")}");
        if (understood is CloseFire close) text.Append(CultureInfo.InvariantCulture, $": close {Fire(close.Fire, names)}{(close.Outcome is { } outcome ? $", {Words.Of(outcome)}" : "")}{(close.Notes is { } done ? $", \"{done}\"" : "")}");
        if (understood is ReopenFire reopen) text.Append(": reopen ").Append(Fire(reopen.Fire, names));
        if (understood is PlanPrevention prevention) text.Append(CultureInfo.InvariantCulture, $": what preventing {Fire(prevention.Fire, names)} would have taken, \"{prevention.Text}\"");
        if (understood is RecordCommitment commitment) text.Append(CultureInfo.InvariantCulture, $": {names.Account(commitment.AccountId)?.Name ?? commitment.AccountId}{(commitment.Days is { } days ? $" at {days} days" : "")}, \"{commitment.Statement}\"");
        if (understood is Correct correct) text.Append(": ").AppendJoin(", ", correct.Correction.Fields);
        if (understood.Unused.Length > 0) text.Append(" (not used: ").AppendJoin(", ", understood.Unused).Append(')');
        return text.ToString();
    }

    private static string InWords(ShowReport report, Names.Directory names)
    {
        string?[] about = [report.AccountId is { } id ? names.Account(id)?.Name ?? id : null, report.Person, report.Team is { } team ? $"team {team}" : null, report.Fire,
            report.Window is { } window ? $"{window.From:yyyy-MM-dd}–{window.LastDay:yyyy-MM-dd}" : null];
        return string.Join(", ", about.Where(a => a is not null).Prepend(ReportNames.Wire(report.Name)));
    }

    private static string Fire(FireNamed fire, Names.Directory names) => fire.Id ?? (fire.AccountId is { } id ? $"the fire at {names.Account(id)?.Name ?? id}" : "the open fire");

    private static string Line(Draft draft, Names.Directory names)
    {
        var parts = new List<string>
        {
            draft.AccountId is { } id ? names.Account(id)?.Name ?? id : $"account? {draft.AccountWords} {string.Join(" / ", draft.AccountChoices.Select(c => names.Account(c)?.Name ?? c))}".TrimEnd(),
            draft.Type is { } type ? Words.Of(type) : "type?",
            draft.OccurredOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        if (draft.Volume != 1) parts.Add($"{draft.Volume} of them");
        if (draft.Minutes is { } minutes) parts.Add($"{minutes} min");
        if (draft.Effectiveness is { } score) parts.Add($"{score}/5");
        if (draft.Purpose is { } purpose) parts.Add(Words.Of(purpose));
        if (draft.FireId is { } fire) parts.Add($"for fire {fire}");
        else if (draft.FireOf is { } of) parts.Add($"for the fire at {names.Account(of)?.Name ?? of}");
        if (draft.Notes is { } notes) parts.Add($"\"{notes}\"");
        return string.Join(", ", parts);
    }
}
