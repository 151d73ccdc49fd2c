namespace CsmBot.Cards;

/// <summary>
/// What a button or form asks for, as it stands on the wire. Cards live for years in chats: a verb's spelling and its payload's names never change,
/// a new meaning gets a new verb.
/// </summary>
public static class Verbs
{
    /// <summary>Says <c>text</c> as if the presser had typed it.</summary>
    public const string Say = "say";

    /// <summary>Shows page <c>page</c> (0-based) of the answer <c>answer</c> kept on the server.</summary>
    public const string Page = "page";

    /// <summary>Picks choice <c>pick</c> (0-based) of the question <c>clarify</c> kept on the server.</summary>
    public const string Clarify = "clarify";

    /// <summary>Opens the empty log form; for an account <c>account</c> and a <c>purpose</c> where they are given.</summary>
    public const string LogOpen = "log.open";

    /// <summary>Opens the log form with what the message <c>text</c>, written <c>by</c> somebody <c>at</c> an instant, says.</summary>
    public const string LogFrom = "log.from";

    /// <summary>Stores the form's fields: a new log, the rest of draft <c>draft</c>, or the edit of interactions <c>log</c>.</summary>
    public const string LogSave = "log.save";

    /// <summary>Shows the whole form of draft <c>draft</c>.</summary>
    public const string LogReview = "log.review";

    /// <summary>Puts the form away; nothing is stored.</summary>
    public const string LogCancel = "log.cancel";

    /// <summary>Takes back the interactions <c>log</c> (a log's id stands for all that one message logged).</summary>
    public const string LogUndo = "log.undo";

    public const string LogEdit = "log.edit";

    /// <summary>Alert <c>alert</c> is being looked after by the presser.</summary>
    public const string AlertAcknowledge = "alert.acknowledge";

    /// <summary>Alert <c>alert</c> rests for <c>days</c> days.</summary>
    public const string AlertSnooze = "alert.snooze";

    /// <summary>Opens the form that asks until which day alert <c>alert</c> rests.</summary>
    public const string AlertSnoozeForm = "alert.snooze.form";

    /// <summary>Alert <c>alert</c> rests until the day in the field <c>until</c>.</summary>
    public const string AlertSnoozeUntil = "alert.snooze.until";

    /// <summary>Opens the form that asks who is to look after alert <c>alert</c>.</summary>
    public const string AlertAssignForm = "alert.assign.form";

    /// <summary>Alert <c>alert</c> is given to the person in the field <c>person</c>.</summary>
    public const string AlertAssign = "alert.assign";

    /// <summary>Shows alert <c>alert</c> as it stands.</summary>
    public const string AlertShow = "alert.show";

    /// <summary>Sets the colour of account <c>account</c> to the form's <c>colour</c>, <c>reason</c> and <c>until</c>, in the place of setting <c>setting</c> where one is given.</summary>
    public const string ColourSave = "colour.save";

    /// <summary>Takes the setting <c>setting</c> back as if it had never been.</summary>
    public const string ColourUndo = "colour.undo";

    /// <summary>Opens the form of setting <c>setting</c>.</summary>
    public const string ColourChange = "colour.change";

    /// <summary>Opens the form that asks until when setting <c>setting</c> is kept.</summary>
    public const string ColourKeepForm = "colour.keep.form";

    /// <summary>Confirms setting <c>setting</c> until the day in the field <c>until</c>, or without an end.</summary>
    public const string ColourKeep = "colour.keep";

    /// <summary>Ends setting <c>setting</c>: the rules decide.</summary>
    public const string ColourRelease = "colour.release";

    /// <summary>Shows setting <c>setting</c> as it stands.</summary>
    public const string ColourShow = "colour.show";

    /// <summary>Takes back the change <c>change</c> of a success plan or its evidence.</summary>
    public const string PlanUndo = "plan.undo";

    /// <summary>Opens the form of a readiness statement of account <c>account</c>.</summary>
    public const string ReadinessOpen = "readiness.open";

    /// <summary>Stores the form's fields as a readiness statement of account <c>account</c>.</summary>
    public const string ReadinessSave = "readiness.save";

    /// <summary>Answers the invitation <c>invitation</c> of a survey with the form's fields.</summary>
    public const string SurveyAnswer = "survey.answer";

    /// <summary>Shows survey <c>survey</c> and what came back.</summary>
    public const string SurveyShow = "survey.show";

    /// <summary>Links the entries of log <c>log</c> with the account of fire <c>fire</c> to it.</summary>
    public const string LogFire = "log.fire";

    /// <summary>Log <c>log</c> is for no fire: it is not asked about again.</summary>
    public const string LogNoFire = "log.fire.no";

    /// <summary>Opens a fire at account <c>account</c>, by the form's fields.</summary>
    public const string FireOpen = "fire.open";

    /// <summary>Opens the form of what is to be learned from fire <c>fire</c>, which closes it; of a closed one to write more down.</summary>
    public const string FireClose = "fire.close";

    /// <summary>Stores the form's fields and closes fire <c>fire</c>, unless somebody wrote it since its <c>version</c>.</summary>
    public const string FireSave = "fire.save";

    /// <summary>Takes back that fire <c>fire</c> was opened, as if it had never been.</summary>
    public const string FireUndo = "fire.undo";

    /// <summary>Takes back that fire <c>fire</c> was closed.</summary>
    public const string FireReopen = "fire.reopen";

    /// <summary>Shows fire <c>fire</c> as it stands.</summary>
    public const string FireShow = "fire.show";

    /// <summary>Shows what is behind <c>figure</c> of the report <c>report</c> from <c>from</c> to <c>to</c>, of <c>account</c>, <c>csm</c>, <c>team</c>, <c>fire</c>; without a figure asks which.</summary>
    public const string ReportFacts = "report.facts";

    /// <summary>Opens the form of a commitment before a renewal; for account <c>account</c> where one is given.</summary>
    public const string CommitmentOpen = "commitment.open";

    /// <summary>Stores the form's <c>statement</c> as the commitment of account <c>account</c> at the checkpoint in the field <c>checkpoint</c>.</summary>
    public const string CommitmentSave = "commitment.save";

    /// <summary>Takes back the change <c>change</c> of a commitment.</summary>
    public const string CommitmentUndo = "commitment.undo";

    /// <summary>Shows the summary of account <c>account</c>.</summary>
    public const string AccountShow = "account.show";

    /// <summary>Stores the rule, or the change of one, that was proposed as <c>draft</c>.</summary>
    public const string RuleConfirm = "rule.confirm";

    /// <summary>Opens the form of the rule that was proposed as <c>draft</c>.</summary>
    public const string RuleEdit = "rule.edit";

    /// <summary>Reads the form's fields into the draft <c>draft</c> and shows what comes of them; nothing is stored yet.</summary>
    public const string RuleSave = "rule.save";

    /// <summary>Puts the draft <c>draft</c> away; nothing is stored.</summary>
    public const string RuleCancel = "rule.cancel";
}
