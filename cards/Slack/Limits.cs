namespace CsmBot.Cards.Slack;

/// <summary>
/// Slack's limits (https://docs.slack.dev/reference/block-kit/blocks), and how much of a card is drawn: a card that is over a message's or view's limits is
/// drawn again with the next, tighter ones. <paramref name="Dense"/> puts lines of text that stand together into one block.
/// What a form holds is never cut: saving it would lose the rest.
/// </summary>
internal sealed record Limits(int Rows, int Text, bool Dense)
{
    public const int HeaderText = 150, ContextText = 2000, RichText = 3000, Summary = 4000, FactName = 75, FactCount = 25;
    public const int ButtonTitle = 75, ButtonCount = 25, Payload = 2000, ActionId = 255, Url = 3000;
    public const int OptionText = 75, OptionValue = 150, OptionCount = 100, Placeholder = 150, InputLabel = 2000, Hint = 2000, TextValue = 3000, BlockId = 255;
    public const int ModalTitle = 24, Metadata = 3000, CallbackId = 255;
    public const int Columns = 20, TableRows = 100, DataTableRows = 100, Cell = 200, Caption = 100;
    public const int Charts = 2, Series = 12, Points = 20, Segments = 12, ChartTitle = 50, ChartLabel = 20;

    /// <summary>Clients show about so much of a button's title; a longer one stands beside its button as text.</summary>
    public const int ButtonShown = 30;

    public static readonly IReadOnlyList<Limits> FromWideToTight =
        [new(200, 3000, false), new(200, 3000, true), new(100, 3000, true), new(50, 1500, true), new(25, 800, true), new(15, 400, true), new(10, 200, true), new(5, 150, true), new(1, 100, true)];
}

/// <summary>Where blocks stand, and what stands there.</summary>
/// <param name="Blocks">The most that there may be.</param>
/// <param name="Characters">
/// The most text there may be, with 40 for each thing that holds text. Slack names no limit for a message and answers msg_blocks_too_long from about 12,000
/// (https://github.com/slackapi/bolt-js/issues/2867); a view may have 250 KB.
/// </param>
internal sealed record Surface(int Blocks, int Characters, Dialect Dialect, bool Charts)
{
    public static Surface Message(Dialect dialect) => new(50, 11_000, dialect, dialect == Dialect.Newest);

    /// <summary>Tables stand in messages and on the home tab alone.</summary>
    public static readonly Surface Modal = new(100, 60_000, Dialect.Text, false);

    public static Surface Home(Dialect dialect) => new(100, 60_000, dialect, false);

    /// <summary>The most characters in the cells of all tables together.</summary>
    public int CellCharacters => Dialect == Dialect.Newest ? 20_000 : 10_000;
}
