using CsmBot.Accounts;

namespace CsmBot.Tests.Data;

/// <summary>One plain fact of each kind; a test changes with <c>with</c> what it is about.</summary>
public static class Some
{
    public static readonly DateTime Now = new(2026, 11, 20, 9, 30, 0, DateTimeKind.Utc);
    private static readonly DateOnly _today = DateOnly.FromDateTime(Now);

    public static readonly Person Dana = new("dana@plover.example", "Dana Reyes", Role.Csm, "Orion", 83.3333m, "USD", "Europe/Berlin");
    public static readonly Account Acme = new(
        "A-1", "Acme Corp", ["Acme", "ACME & Söhne"], AccountStatus.Active, "SMB", "Retail", "EMEA", Dana.Email, 120_000.5m, "EUR", _today.AddYears(-1),
        _today.AddMonths(2), 12, "Ann O'Hara", Stage.Mature);
    public static readonly Fire Fire = new("F-1", "A-1", Now.AddDays(-40), Now.AddDays(-20), FireOutcome.Saved, "usage drop", Now.AddDays(-60), "bug", 1500m, "loud");
    public static readonly Interaction Call = new("I-1", Now.AddDays(-1), "A-1", Dana.Email, InteractionType.SiteVisit, 25, 1, 4, Purpose.Renewal, "F-1", "went well");
    public static readonly Signal Signal = new(_today, "A-1", "usage_index", 61.5);
    public static readonly Ticket Ticket = new("T-1", "A-1", Now.AddDays(-3), null, Priority.Urgent, "Login fails", Dana.Email, 30);
    public static readonly TrainingCompletion Training = new("A-1", "kim@acme.example", "Admin Basics", Now.AddDays(-9), 80);
    public static readonly PlanStep Step = new("S-1", "P-1", "A-1", "Rollout", _today.AddDays(-90), Dana.Email, "log in every week", 10, 70, _today, 10, _today.AddDays(-1));
    public static readonly Evidence Evidence = new("E-1", "A-1", "S-1", EvidenceKind.Empirical, _today, "call", "Errors fell 18 %");
    public static readonly Renewal Renewal = new("A-1", _today.AddYears(-1), RenewalOutcome.Expanded, 100_000m, 120_000.5m, _today.AddYears(-1).AddDays(3));
    public static readonly HealthChange Yellow = new("A-1", Now.AddDays(-5), Colour.Yellow, "no contact for 41 days", "rule:gone quiet");
}
