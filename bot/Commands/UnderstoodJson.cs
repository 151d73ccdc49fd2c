using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsmBot.Accounts;
using CsmBot.Interactions;
using CsmBot.Understanding;
using Names = CsmBot.Understanding.Names;

namespace CsmBot.Commands;

/// <summary>The JSON form of what a message means.</summary>
internal static class UnderstoodJson
{
    private static readonly JsonWriterOptions _plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(BatchLine line, Understood understood, Names.Directory names)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, _plain))
        {
            json.WriteStartObject();
            if (line.Id is not null) json.WriteString("id", line.Id);
            json.WriteString("text", line.Text);
            json.WriteString("intent", Intent(understood));
            json.WriteString("outcome", Outcome(understood));
            IReadOnlyList<Draft> drafts = understood is Log log ? [.. log.Drafts] : [];
            json.WriteStartArray("interactions");
            foreach (var draft in drafts) Write(json, draft, names);
            json.WriteEndArray();
            json.WriteStartArray("needs");
            if (understood is SetColour { Reason: null } or SetColours { Reason: null }) json.WriteStringValue("reason");
            if (understood is OpenFire { AccountId: null }) json.WriteStringValue("account");
            foreach (var need in drafts.SelectMany(d => d.Needs).Distinct()) json.WriteStringValue(need);
            json.WriteEndArray();
            WriteChoices(json, understood, drafts, names);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }

    public static string Intent(Understood understood) => understood switch
    {
        Log or OpenLogForm => "log",
        Ask or Clarify => "question",
        Plan => "plan",
        Correct => "correct",
        Undo => "undo",
        Teach => "teach",
        Forget => "forget",
        TellWords => "words",
        Help => "help",
        Courtesy => "courtesy",
        Declined => "declined",
        Watch => "watch",
        Schedule or Reschedule => "schedule",
        ShowStanding => "standing",
        StopStanding => "stop",
        SetQuiet or ShowQuiet => "quiet",
        ShowAlerts => "alerts",
        TestRules => "backtest",
        SetColour or SetColours or ReleaseColour => "colour",
        ShowSettings => "settings",
        OpenFire or AddToFire or CloseFire or ReopenFire or PlanPrevention => "fire",
        MakeRule or ShowRules or ShowRule or SwitchRule or DeleteRule or ChangeRule or AboutDraft or LearnRule => "rule",
        RecordEvidence => "evidence",
        MarkStep or StartPlan or ShowTemplates or ShowPlan or ShowThinPlans => "success-plan",
        AgreeReadiness or ShowReadiness or WithdrawReadiness => "readiness",
        AskSurvey or ShowSurveys => "survey",
        RecordCommitment or ShowCommitments or OpenCommitmentForm => "commitment",
        TellStatus => "status",
        ShowReport or ShowFacts => "report",
        NotUnderstood => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(understood)),
    };

    private static string Outcome(Understood understood) => understood switch
    {
        Log { Ready: true } => "ready",
        RecordEvidence { Kind: null } or AgreeReadiness { Conditions: null } or AgreeReadiness { AgreedBy.IsEmpty: true } => "needs",
        Log or OpenLogForm or Clarify or SetColour { Reason: null } or SetColours { Reason: null } or OpenFire { AccountId: null } or OpenCommitmentForm => "needs",
        NotUnderstood or Declined or ShowReport { Unused.IsEmpty: false } => "not_understood",
        _ => "ready",
    };

    private static void Write(Utf8JsonWriter json, Draft draft, Names.Directory names)
    {
        json.WriteStartObject();
        json.WriteString("account", draft.AccountId is { } id ? names.Account(id)?.Name ?? id : null);
        json.WriteString("account_id", draft.AccountId);
        json.WriteString("type", draft.Type is { } type ? Words.Of(type) : null);
        Write(json, "minutes", draft.Minutes);
        json.WriteNumber("volume", draft.Volume);
        Write(json, "effectiveness", draft.Effectiveness);
        json.WriteString("purpose", draft.Purpose is { } purpose ? Words.Of(purpose) : null);
        json.WriteString("occurred_on", draft.OccurredOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("notes", draft.Notes);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static void WriteChoices(Utf8JsonWriter json, Understood understood, IReadOnlyList<Draft> drafts, Names.Directory names)
    {
        json.WriteStartObject("choices");
        var accounts = drafts.SelectMany(d => d.AccountChoices).Distinct().Select(id => names.Account(id)?.Name ?? id).ToList();
        if (understood is Clarify clarify) accounts = [.. clarify.Choices.Select(c => c.Label)];
        if (accounts.Count > 0)
        {
            json.WriteStartArray("account");
            foreach (var account in accounts) json.WriteStringValue(account);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
