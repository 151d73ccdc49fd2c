namespace CsmBot.Cards;

/// <summary>
/// Fields that submit together. Values arrive as strings under the fields' ids beside <see cref="Data"/>, which holds ids only.
/// Limits are checked again where the form is read: clients check them only as a courtesy.
/// </summary>
public sealed record Form(string Title, string Verb, IReadOnlyList<Field> Fields, string Submit = "Save") : Block
{
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    /// <summary>Buttons beside the submit button that ignore the fields, such as Cancel.</summary>
    public IReadOnlyList<VerbButton> Others { get; init; } = [];
}

/// <param name="Id">The name under which the value comes back; must differ from the names in <see cref="Form.Data"/>.</param>
public abstract record Field(string Id, string Label)
{
    /// <summary>The prefilled value in wire form: a date as yyyy-MM-dd, a number in invariant form, a choice's value.</summary>
    public string? Value { get; init; }

    public bool Required { get; init; }
    public string? Hint { get; init; }

    /// <summary>Heads this field and those after it: "2 of 3: call with Acme Corp".</summary>
    public string? Group { get; init; }

    /// <summary>What was wrong with the value that was sent, shown under the field.</summary>
    public string? Error { get; init; }
}

public sealed record TextField(string Id, string Label, bool Multiline = false, int MaxLength = 2000) : Field(Id, Label);
public sealed record NumberField(string Id, string Label, double? Min = null, double? Max = null) : Field(Id, Label);
public sealed record DateField(string Id, string Label) : Field(Id, Label)
{
    public DateOnly? Max { get; init; }
}

/// <summary>One of the choices, or with <paramref name="Many"/> several, which come back joined by commas.</summary>
public sealed record ChoiceField(string Id, string Label, IReadOnlyList<Choice> Choices, bool Many = false) : Field(Id, Label);

/// <summary>Comes back as "true" or "false".</summary>
public sealed record ToggleField(string Id, string Label) : Field(Id, Label);

/// <summary>A choice searched on the server as the person types. <see cref="Suggestions"/> are offered before, and name the prefilled value.</summary>
public sealed record LookupField(string Id, string Label, string Dataset) : Field(Id, Label)
{
    public IReadOnlyList<Choice> Suggestions { get; init; } = [];
}

public sealed record Choice(string Title, string Value)
{
    public Choice(string title) : this(title, title) { }
}
