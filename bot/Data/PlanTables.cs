using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CsmBot.Data;

/// <summary>What stakeholders agreed to count as being ready for something; whether it is so is worked out from the facts each time.</summary>
public sealed class Readiness
{
    public required string Id { get; init; }
    public required string AccountId { get; init; }

    /// <summary>What the account is ready for then: "SSO".</summary>
    public required string Goal { get; init; }

    /// <summary>A condition a line, in the words that <c>SuccessPlans.ReadinessWords</c> reads; all must hold.</summary>
    public required string Conditions { get; init; }

    /// <summary>A name a line, as it was said.</summary>
    public required string AgreedBy { get; init; }
    public DateOnly AgreedOn { get; init; }

    /// <summary>E-mail of who wrote it down.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>When the account's CSM was told that it is met.</summary>
    public DateTime? ToldAt { get; set; }

    /// <summary>From that day on it does not stand any more; null while it does.</summary>
    public DateOnly? WithdrawnOn { get; set; }

    /// <summary>E-mail of who wrote that down.</summary>
    public string? WithdrawnBy { get; set; }
}

/// <summary>What a piece of evidence carries beside its row in evidence.csv.</summary>
public sealed class EvidenceNote
{
    public required string EvidenceId { get; init; }

    /// <summary>Who wrote it down, or whose answer it is: an e-mail of the team, or a customer's name.</summary>
    public required string Author { get; init; }

    /// <summary>Addresses of what it rests on, one a line.</summary>
    public string? Links { get; init; }
}

/// <summary>One question put to several people about an account.</summary>
public sealed class Survey
{
    public required string Id { get; init; }
    public required string AccountId { get; init; }
    public string? StepId { get; init; }
    public required string Question { get; init; }

    /// <summary>The scale; null where the answer is in words alone.</summary>
    public int? Lowest { get; init; }
    public int? Highest { get; init; }

    /// <summary>E-mail of who asks.</summary>
    public required string By { get; init; }

    /// <summary>Put to customers, by links; else to the team, in chat.</summary>
    public bool ToCustomers { get; init; }

    public DateTime AskedAt { get; init; }

    /// <summary>No answer is taken from then on.</summary>
    public DateTime Ends { get; init; }
}

/// <summary>A survey as it was put to one person, who answers once.</summary>
public sealed class SurveyInvitation
{
    public required string Id { get; init; }
    public required string SurveyId { get; init; }

    /// <summary>An e-mail of the team, or a customer's name.</summary>
    public required string Recipient { get; init; }

    public DateTime? AnsweredAt { get; set; }
    public int? Score { get; set; }
    public string? Comment { get; set; }
}

/// <summary>The tables of success plans beside the facts: readiness, what evidence carries, surveys.</summary>
internal static class PlanTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Readiness>().ToTable("readiness").HasKey(r => r.Id);
        model.Entity<EvidenceNote>().ToTable("evidence_notes").HasKey(n => n.EvidenceId);
        model.Entity<Survey>().ToTable("surveys").HasKey(s => s.Id);
        model.Entity<SurveyInvitation>().ToTable("survey_invitations").HasKey(i => i.Id);
    }

    /// <summary>Statements can be withdrawn.</summary>
    public static void AddWithdrawal(MigrationBuilder m)
    {
        m.AddColumn<int>("withdrawn_on", "readiness", nullable: true);
        m.AddColumn<string>("withdrawn_by", "readiness", nullable: true);
    }

    public static void Create(MigrationBuilder m)
    {
        m.CreateTable("readiness", t => new
            {
                id = t.Column<string>(nullable: false),
                account_id = t.Column<string>(nullable: false),
                goal = t.Column<string>(nullable: false),
                conditions = t.Column<string>(nullable: false),
                agreed_by = t.Column<string>(nullable: false),
                agreed_on = t.Column<int>(nullable: false),
                recorded_by = t.Column<string>(nullable: false),
                told_at = t.Column<long>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_readiness", x => x.id));
        m.CreateTable("evidence_notes", t => new
            {
                evidence_id = t.Column<string>(nullable: false),
                author = t.Column<string>(nullable: false),
                links = t.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_evidence_notes", x => x.evidence_id));
        m.CreateTable("surveys", t => new
            {
                id = t.Column<string>(nullable: false),
                account_id = t.Column<string>(nullable: false),
                step_id = t.Column<string>(nullable: true),
                question = t.Column<string>(nullable: false),
                lowest = t.Column<int>(nullable: true),
                highest = t.Column<int>(nullable: true),
                by = t.Column<string>(nullable: false),
                to_customers = t.Column<bool>(nullable: false),
                asked_at = t.Column<long>(nullable: false),
                ends = t.Column<long>(nullable: false),
            },
            constraints: t => t.PrimaryKey("pk_surveys", x => x.id));
        m.CreateTable("survey_invitations", t => new
            {
                id = t.Column<string>(nullable: false),
                survey_id = t.Column<string>(nullable: false),
                recipient = t.Column<string>(nullable: false),
                answered_at = t.Column<long>(nullable: true),
                score = t.Column<int>(nullable: true),
                comment = t.Column<string>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_survey_invitations", x => x.id));
        m.CreateIndex("ix_survey_invitations_survey", "survey_invitations", "survey_id");
        m.CreateIndex("ix_surveys_account", "surveys", "account_id");
    }
}
