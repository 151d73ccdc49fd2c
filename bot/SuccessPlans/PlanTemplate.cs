namespace CsmBot.SuccessPlans;

/// <summary>A success plan as the team gives it to accounts again and again.</summary>
public sealed record PlanTemplate(string Name, IReadOnlyList<StepTemplate> Steps);

/// <param name="Behaviour">What the customer is to do: "complete Admin Basics", "log in every week".</param>
/// <param name="Quantity">How many people or times.</param>
/// <param name="Quality">The lowest score that counts, 0–100; null where none does.</param>
/// <param name="DueDays">Days from the plan's start.</param>
public sealed record StepTemplate(string Behaviour, int Quantity, int? Quality, int DueDays);
