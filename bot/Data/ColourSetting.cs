using CsmBot.Accounts;

namespace CsmBot.Data;

/// <summary>
/// A colour that a person has set: beside the health change of the same account and instant, what the change alone cannot say. One that came with imported data has a row
/// from the moment on in which somebody was asked about it.
/// </summary>
public sealed class ColourSetting
{
    public required string AccountId { get; init; }

    /// <summary>When it was set (UTC); the instant of its health change.</summary>
    public DateTime At { get; init; }

    public Colour Colour { get; set; }

    /// <summary>The e-mail of who set it.</summary>
    public required string By { get; set; }

    public required string Reason { get; set; }

    /// <summary>Its last day, that day included; null when none was given.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>When it was set or last confirmed.</summary>
    public DateTime KeptAt { get; set; }

    public string? KeptBy { get; set; }

    /// <summary>What the rules said when it was set, confirmed or last asked about.</summary>
    public Colour Known { get; set; }

    /// <summary>When a question about it was put that nobody has answered yet.</summary>
    public DateTime? AskedAt { get; set; }

    public bool LeadAsked { get; set; }

    /// <summary>Counts the questions, and so names each one's letters.</summary>
    public int Questions { get; set; }

    /// <summary>Counts the changes, and so names the edits of the letters.</summary>
    public int Version { get; set; }

    /// <summary>When it came to its end; null while it stands.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>How it ended, a sentence: "Ines Okoro let the rules decide".</summary>
    public string? Ended { get; set; }

    /// <summary>A round has told those who are to hear of it.</summary>
    public bool Told { get; set; }

    /// <summary>It is over, and a round has let the rules decide since.</summary>
    public bool Settled { get; set; }
}

/// <summary>What a rule's health change rests on, kept with it: the rule and the facts as they were.</summary>
public sealed class Cause
{
    public required string AccountId { get; init; }

    /// <summary>The instant of the health change.</summary>
    public DateTime At { get; init; }

    /// <summary>The rule's name; "clear" when none held any more.</summary>
    public required string Rule { get; init; }

    /// <summary>The rule's condition in its own words.</summary>
    public string? When { get; init; }

    /// <summary>The facts as JSON: name, value, day, words.</summary>
    public required string Facts { get; init; }

    /// <summary>A person's setting that had come to its end, in words.</summary>
    public string? Over { get; init; }
}
