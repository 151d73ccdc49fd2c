using CsmBot.Accounts;
using CsmBot.Reports;

namespace CsmBot.Understanding;

/// <summary>"business case for team Orion this quarter", "post-mortem of F-12", "my week": a report, and what of the book it is about; what is null was not said.</summary>
/// <param name="Person">E-mail of the person whose accounts or work it is about.</param>
/// <param name="Fire">The fire's id as it was typed; null where only its account was named.</param>
public sealed record ShowReport(ReportName Name, string? AccountId = null, string? Person = null, string? Team = null, string? Fire = null, Window? Window = null) : Understood;
