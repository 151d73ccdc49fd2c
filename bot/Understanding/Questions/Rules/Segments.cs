using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>Segment, industry, region and stage: values that the book holds.</summary>
internal static class Segments
{
    public static readonly Rule[] Rules =
    [
        Phrase("segment", "(in|from)? <segment> (segment|size|segments)?", (in Match m) => Value(m, Field.Segment), "{segment} accounts"),
        Phrase("industry", "(in|from)? <industry> (industry|sector|vertical|space|companies|industries)?", (in Match m) => Value(m, Field.Industry), "{industry} customers") with { Weight = -3 },
        Phrase("region", "(in|from|based|located|headquartered|sitting|across|within | out of | hq ~'d?)? (in)? <region> (region|market|territory|based|book|portfolio)?", (in Match m) => Value(m, Field.Region), "accounts in {region}"),
        Phrase("a value named by its field", "(segment|industry|sector|vertical|region|geo|stage) (is|=|:|of|are)? (<segment>|<industry>|<region>|<stage>)", Named, "region = {region}"),
        Phrase("with a sponsor of that name", "((sponsored|championed by) <said sponsor> | (with|where|whose|has|have)? (executive|exec)? sponsor|champion (is|=|:|named|called)? <said sponsor> | (is|was)? <said sponsor> (is|as)? (our|their|an|a)? (executive|exec)? sponsor|champion (of|for|at|on|in)?)", (in Match m) => new Is(new OneOf(Field.Sponsor, m.Find<FieldValue>()!.Value)), "customers whose sponsor is {sponsor}") with { Weight = 3 },
        Word("onboarding", "(onboarding | being onboarded | in|still onboarding (stage|phase)?)", new Trait(new RecordIs(RecordField.Purpose, "onboarding"), Kinds.Interactions) { OfAccounts = new Is(new OneOf(Field.Stage, "onboarding")) }, "accounts in onboarding"),
        Word("adoption", "(in)? adoption", new Trait(new RecordIs(RecordField.Purpose, "adoption"), Kinds.Interactions) { OfAccounts = new Is(new OneOf(Field.Stage, "adoption")) }, "adoption accounts"),
        Word("in a stage", "(in|at|still in? onboarding (stage|phase)? | onboarding stage|phase (accounts|customers)?)", new Is(new OneOf(Field.Stage, "onboarding")), "in the onboarding stage") with { Weight = 2 },
        Word("adoption stage", "(in|at|still in? adoption (stage|phase)? | adoption stage|phase)", new Is(new OneOf(Field.Stage, "adoption")), "in the adoption stage") with { Weight = 2 },
        Word("mature", "(in|at)? mature (stage|phase)?", new Is(new OneOf(Field.Stage, "mature")), "mature accounts"),
    ];

    private static object? Value(in Match m, Field field) => m.TryFind<FieldValue>(out var value) ? new Is(new OneOf(field, value.Value)) : null;

    private static object? Named(in Match m)
    {
        if (!m.TryFind<FieldValue>(out var value)) return null;
        return Enum.TryParse<Field>(value.Field, ignoreCase: true, out var field) ? new Is(new OneOf(field, value.Value)) : null;
    }
}
