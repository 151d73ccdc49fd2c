namespace CsmBot.Understanding.Company;

/// <summary>A word of the company's own, of one to four words: "platinum", "our adoption score".</summary>
/// <param name="Word">As it was written.</param>
/// <param name="Meaning">What it stands for, in words that are understood without it: "tier 1".</param>
/// <param name="From">Who or what says so: "words.yaml:3", or an e-mail.</param>
public sealed record CompanyWord(string Word, string Meaning, string From)
{
    /// <summary>The meaning is the name of a metric.</summary>
    public bool Metric { get; init; }

    /// <summary>Is it of the file, where alone it can be changed?</summary>
    public bool OfFile { get; init; }
}
