namespace CsmBot.Cards.Teams;

/// <summary>
/// How much of a card is drawn. Teams refuses large messages with 413; 28 KB of UTF-16 is the smallest figure its pages have named
/// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages), so it is safe everywhere. A card that is larger is drawn again
/// with the next, tighter limits. What a form holds is never cut: saving it would lose the rest.
/// </summary>
internal sealed record Limits(int Rows, int Text, int Blocks)
{
    public const int MostBytes = 28 * 1024;
    public const int Columns = 5, HardColumns = 20, Cell = 200, HeadingText = 150, ButtonTitle = 75, ButtonCount = 5, Payload = 2000, MostChoices = 100, ChoiceTitle = 75, FactCount = 25;

    /// <summary>Choices are longer than most rows, and what is offered first is what is wanted most.</summary>
    public int Choices => Math.Clamp(Rows, 15, MostChoices);

    public static readonly IReadOnlyList<Limits> FromWideToTight =
        [new(200, 3000, 45), new(50, 3000, 45), new(25, 1500, 45), new(15, 800, 45), new(10, 400, 40), new(5, 200, 30), new(3, 150, 20), new(1, 100, 10)];
}
