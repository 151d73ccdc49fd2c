namespace CsmBot.Cards;

/// <summary>
/// A message in a chat as neutral blocks. Renderers (<c>Teams/</c>, <c>Slack/</c>, <c>Text/</c>) turn it into a channel's form, escape what people wrote
/// and keep the channel's limits. <paramref name="Summary"/> is one plain sentence that stands for the whole card.
/// </summary>
public sealed record Card(string Summary, IReadOnlyList<Block> Blocks)
{
    /// <summary>What a client presses by itself to have the card as it stands now, where clients do; it changes nothing.</summary>
    public VerbButton? Refresh { get; init; }

    public Card(string summary, params IEnumerable<Block?> blocks) : this(summary, (IReadOnlyList<Block>)[.. blocks.OfType<Block>()]) { }
}

/// <summary>How something is meant, not which colour it has: the renderer chooses that.</summary>
public enum Tone { Default, Good, Warning, Bad, Accent, Subtle }
