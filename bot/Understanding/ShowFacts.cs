namespace CsmBot.Understanding;

/// <summary>"what is behind ARR lost": the facts that a figure of the report before is made of.</summary>
/// <param name="Figure">As it was typed; null where none was named.</param>
public sealed record ShowFacts(string? Figure) : Understood;
