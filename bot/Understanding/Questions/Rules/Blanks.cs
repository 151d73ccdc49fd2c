using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>Fields of an account that are empty or filled: no segment, sponsor missing, nobody filled in a renewal date.</summary>
internal static class Blanks
{
    private const string Filled = "(filled|entered|recorded|set|put|added|maintained|typed|noted|stored|provided|captured|keyed|populated|defined|named|listed|assigned|appointed|nominated|identified|registered|given (in|down|up|out)?)";

    public static readonly Rule[] Rules =
    [
        Phrase("no value", "(no|without|missing|lacking|unknown|blank|empty <blank> | <blank> (is|are)? (missing|blank|unknown|empty) | have|has|with no <blank>)", (in Match m) => new Is(new Missing(m.Get<FieldBox>(0).Field)), "accounts without a segment"),
        new("blank", "segment blank", "segment|segments", (in Match _) => new FieldBox(Field.Segment)),
        new("blank", "industry blank", "industry|sector|vertical", (in Match _) => new FieldBox(Field.Industry)),
        new("blank", "region blank", "region|geo", (in Match _) => new FieldBox(Field.Region)),
        new("blank", "stage blank", "stage", (in Match _) => new FieldBox(Field.Stage)),
        new("blank", "sponsor blank", "((executive|exec)? sponsor|sponsors | executive contact | champion | sponsorship)", (in Match _) => new FieldBox(Field.Sponsor)),
        new("blank", "contract start blank", "contract start (date)?", (in Match _) => new FieldBox(Field.ContractStart)),
        new("blank", "contract length blank", "contract (length|term)", (in Match _) => new FieldBox(Field.ContractMonths)),
        new("blank", "owner blank", "owner|csm", (in Match _) => new FieldBox(Field.Owner)),
        Phrase("with a value", "(with|has|have|having (a|an)? <blank>)", (in Match m) => new Is(new Not(new Missing(m.Get<FieldBox>(0).Field))), "with an executive sponsor") with { Weight = -5 },
        Word("sponsorless", "(sponsorless | sponsor|sponsors less)", new Is(new Missing(Field.Sponsor)), "sponsor-less accounts"),
        new("blank", "renewal date blank", "(renewal date|dates | date of renewal)", (in Match _) => new FieldBox(Field.RenewalDate)),
        Phrase("nobody filled it in", $"(nobody|noone|(no one) (has|have|had)? (ever|yet)? {Filled} (a|an|any|their|its)? <blank> | (someone|somebody|we|they)? (forgot|forgotten (to)? | failed to (fill|enter|set|record|add|put|maintain (in|down)?)?) (a|an|any|their|its)? <blank>)", Empty, "accounts where nobody filled in a renewal date") with { Weight = 3 },
        Phrase("it was never filled in", $"<blank> (field|column)? (is|are|was|were|has|have|had)? (not|never|isnt|wasnt|hasnt|arent|werent (yet)? (been)? (ever)? {Filled}|known | blank|empty|missing|unknown|unset|undefined (yet)? | left|still (blank|empty|open | to be (set|defined)))", Empty, "accounts whose renewal date was never set") with { Weight = 3 },
        Phrase("no such thing was entered", $"(no|without) <blank> (has|have|had|is|was|were|being)? (ever|yet)? (been)? {Filled}", Empty, "accounts where no sponsor has been entered") with { Weight = 3 },
    ];

    private static object? Empty(in Match m) => m.TryFind<FieldBox>(out var blank) ? new Is(new Missing(blank.Field)) : null;
}

/// <summary>A field read by its name.</summary>
internal sealed record FieldBox(Field Field);
