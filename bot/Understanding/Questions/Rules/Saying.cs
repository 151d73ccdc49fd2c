using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>Short ways to write the rules of questions. All that a question can be put together from is of the category <see cref="Asked"/>.</summary>
internal static class Saying
{
    public const string Asked = "asked";

    public static Rule Word(string name, string pattern, Piece piece, params string[] examples) => new(Asked, name, pattern, (in Match _) => piece, examples);

    public static Rule Phrase(string name, string pattern, Production make, params string[] examples) => new(Asked, name, pattern, make, examples);

    public static Is Has(RecordFilter records) => new(Some(records));

    /// <summary>At least one such record.</summary>
    public static Condition Some(RecordFilter records) =>
        new Compare(new Over(records.Kind == Kind.Training ? RecordNumber.Learners : RecordNumber.Count, records), Op.AtLeast, 1);

    public static Is Number(AccountNumber number, Op op, double value, double high = 0) => new(new Compare(new Of(number), op, value, high));

    public static ImmutableArray<Colour> Only(Colour colour) => [colour];

    public static readonly ImmutableArray<Colour> AtRisk = [Colour.Yellow, Colour.Red];
}
