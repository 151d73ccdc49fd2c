namespace CsmBot.Data;

/// <summary>A word of the company's own that was taught in chat. A forgotten one stays without a meaning, so that every change has a later number.</summary>
public sealed class Taught
{
    /// <summary>The form in which words are compared.</summary>
    public required string Key { get; init; }

    /// <summary>Rises with every change of any word: who follows it sees that something changed.</summary>
    public long Number { get; set; }

    /// <summary>As it was typed.</summary>
    public required string Word { get; set; }

    /// <summary>Null when it was forgotten.</summary>
    public string? Meaning { get; set; }

    /// <summary>The meaning is the name of a metric.</summary>
    public bool Metric { get; set; }

    /// <summary>The e-mail of who taught it or had it forgotten.</summary>
    public required string By { get; set; }

    public DateTime At { get; set; }
}
