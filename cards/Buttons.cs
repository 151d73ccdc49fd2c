namespace CsmBot.Cards;

public sealed record Buttons(IReadOnlyList<Button> Items) : Block
{
    public Buttons(params IEnumerable<Button?> items) : this((IReadOnlyList<Button>)[.. items.OfType<Button>()]) { }
}

public enum ButtonStyle { Default, Primary, Danger }

public abstract record Button(string Title);

/// <summary>
/// Pressing it sends <paramref name="Verb"/> (one of <see cref="Verbs"/>) with a small payload: ids and page numbers, never rights or data,
/// since what comes back was in the presser's hands.
/// </summary>
public sealed record VerbButton(string Title, string Verb, IReadOnlyDictionary<string, string> Data, ButtonStyle Style = ButtonStyle.Default) : Button(Title)
{
    public VerbButton(string title, string verb, params (string Name, string Value)[] data)
        : this(title, verb, data.ToDictionary(d => d.Name, d => d.Value)) { }

    public VerbButton Primary() => this with { Style = ButtonStyle.Primary };
    public VerbButton Danger() => this with { Style = ButtonStyle.Danger };
}

public sealed record LinkButton(string Title, string Url) : Button(Title);
