namespace CsmBot.Cards;

public enum Visibility { Public, OnlyAsker }

/// <summary>
/// What a handler answers: data, never a sent message. <see cref="Fallback"/> is the notification text, what a screen reader says first,
/// and all there is where a card cannot be shown.
/// </summary>
public sealed record Reply(Card Card, Visibility Visibility = Visibility.Public)
{
    public string Fallback => Card.Summary;

    /// <summary>One sentence and no card: it stands where a card would be too much, and needs no place of its own.</summary>
    public bool IsSentence => Card.Blocks is [Paragraph or Notice];

    /// <summary>True when the reply takes the place of the card whose button was pressed, for everyone who sees it; false posts or answers anew.</summary>
    public bool ReplacesSource { get; init; }

    /// <summary>A reply of one sentence.</summary>
    public static Reply Of(string text, Visibility visibility = Visibility.Public) => new(new Card(text, [new Paragraph(text)]), visibility);
}
