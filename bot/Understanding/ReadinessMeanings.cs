using System.Collections.Immutable;

namespace CsmBot.Understanding;

// What is said of readiness, of the evidence that plans stand on, and of surveys.

/// <summary>"readiness for Acme: if 5 people finish Admin 101 with 80 then ready for SSO, agreed by Ruth Abel and their CTO". What was not said is null or empty, and asked for.</summary>
/// <param name="Goal">What the account is ready for then.</param>
/// <param name="Conditions">As they were typed.</param>
/// <param name="AgreedBy">Names as they were typed.</param>
/// <param name="On">The day of the agreement; null for today.</param>
public sealed record AgreeReadiness(string AccountId, string? Goal, string? Conditions, ImmutableArray<string> AgreedBy, DateOnly? On) : Understood;

/// <summary>"readiness of Acme", "is Acme ready for SSO?", "readiness statements".</summary>
/// <param name="AccountId">Null for all of the asker's accounts.</param>
public sealed record ShowReadiness(string? AccountId) : Understood;

/// <summary>"withdraw readiness of Acme for SSO: the CTO has left".</summary>
/// <param name="Goal">What the statement called the account ready for; null where that was not said.</param>
/// <param name="Reason">As it was typed; null where none was given.</param>
public sealed record WithdrawReadiness(string AccountId, string? Goal, string? Reason) : Understood
{
    /// <summary>The statement's id, once it was chosen.</summary>
    public string? Statement { get; init; }
}

/// <summary>"plan card for Acme".</summary>
public sealed record ShowPlan(string AccountId) : Understood;

/// <summary>"which plans stand on one kind of evidence".</summary>
/// <param name="Own">Only those of the asker's accounts.</param>
public sealed record ShowThinPlans(bool Own) : Understood;

/// <summary>"survey the team about Acme: how ready are they? 1-5", "survey Ruth Abel at Acme: how satisfied are you? 1-5".</summary>
/// <param name="Question">As it was typed, without its scale.</param>
/// <param name="Lowest">Null where no scale was said: the answer is in words.</param>
/// <param name="Step">The step it is about, as it was typed.</param>
public sealed record AskSurvey(string AccountId, SurveyAudience Audience, string Question, int? Lowest, int? Highest, string? Step) : Understood;

/// <summary>Whom a survey is put to. A closed set.</summary>
public abstract record SurveyAudience;

/// <summary>The team of the account's CSM.</summary>
public sealed record TheTeam : SurveyAudience;

public sealed record TeamCalled(string Team) : SurveyAudience;

/// <summary>E-mails.</summary>
public sealed record Colleagues(ImmutableArray<string> Emails) : SurveyAudience;

/// <summary>Customers, by names as they were typed; without any, one link for whoever gets it.</summary>
public sealed record Customers(ImmutableArray<string> Names) : SurveyAudience;

/// <summary>"survey results for Acme", "surveys".</summary>
public sealed record ShowSurveys(string? AccountId) : Understood;
