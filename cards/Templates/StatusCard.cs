namespace CsmBot.Cards.Templates;

/// <summary>What a colour means to the team.</summary>
/// <param name="Colour">In wire form.</param>
/// <param name="Means">Null where the rules file does not say.</param>
/// <param name="Rules">The rules that give it, each with its condition.</param>
/// <param name="Accounts">How many have it now.</param>
public sealed record StatusView(string Colour, string? Means, string? Notes, IReadOnlyList<(string Name, string When)> Rules, int Accounts);

/// <summary>Answers "what does yellow mean".</summary>
public static class StatusCard
{
    private const int MostRules = 12;

    public static Card Of(IReadOnlyList<StatusView> statuses) => new(string.Join(" ", statuses.Select(s => $"{Phrases.Label(s.Colour)}: {s.Means ?? "no meaning is written down."}")),
        [.. statuses.SelectMany(Status), new Buttons(statuses.Where(s => s.Accounts > 0).Select(s => RuleCard.Say($"Show {s.Colour} accounts", $"{s.Colour} accounts")).Append(RuleCard.Say("All rules", "rules")))]);

    private static IEnumerable<Block> Status(StatusView status)
    {
        yield return new Heading($"{Phrases.Label(status.Colour)} ({Phrases.Count(status.Accounts, "account")} now)", Level: 2);
        yield return new Paragraph(status.Means is { } means ? $"● {means}" : $"What {status.Colour} means is not written down: the rules file has room for it under “statuses”.", Phrases.Health(status.Colour));
        if (status.Notes is { } notes) yield return new Paragraph(notes);
        if (status.Colour == "green") yield return new Paragraph("An account is green when no rule holds for it, and nobody has set it otherwise.", Tone.Subtle);
        else yield return new Paragraph(status.Rules.Count == 0 ? "No rule gives it; only a person can set it." : $"{Phrases.Count(status.Rules.Count, "rule gives it", "rules give it")}, or a person sets it:", Tone.Subtle);
        foreach (var (name, when) in status.Rules.Take(MostRules)) yield return new Paragraph([Span.Bold(name), $": {when}"]);
        if (status.Rules.Count > MostRules) yield return new Paragraph($"{status.Rules.Count - MostRules} more", Tone.Subtle);
    }
}
