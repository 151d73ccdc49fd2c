using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>
/// What an account has none of, or has: no segment, sponsor missing, nobody filled in a renewal date, no NPS yet. What can be lacking is one list, and each way to say so
/// holds for all of it.
/// </summary>
internal static class Blanks
{
    private const string Filled = "(filled|entered|recorded|set|put|added|maintained|typed|noted|stored|provided|captured|keyed|populated|defined|named|listed|assigned|appointed|nominated|identified|registered|given|known|available|present (in|down|up|out)? | on file|record | in place | in the? system|crm)";
    private const string Gap = "(missing|blank|unknown|empty|unset|undefined|unavailable|absent|open | n / a | not (yet)? (been)? " + Filled + " | to be (set|defined))";
    private const string A = "(a|an|any|one|their|its|his|our)?";
    private const string NotHave = "((do|does|did|have|has|had)? not|never|dont|doesnt|didnt|havent|hasnt|hadnt|cannot (yet|still|even)? (have|has|had|got|show)?)";

    private static Rule Blank(string name, string words, Field field) => new("blank", name + " blank", words, (in Match _) => new Lacking(new Missing(field)));

    public static readonly Rule[] Rules =
    [
        Blank("segment", "segment|segments", Field.Segment), Blank("industry", "industry|sector|vertical", Field.Industry), Blank("region", "region|geo|territory", Field.Region),
        Blank("stage", "(lifecycle? stage)", Field.Stage), Blank("sponsor", "((executive|exec)? sponsor|sponsors | executive|exec contact | champion | sponsorship)", Field.Sponsor),
        Blank("contract start", "(contract? start (date)? | contract date)", Field.ContractStart), Blank("contract length", "contract (length|term|duration)", Field.ContractMonths),
        Blank("owner", "(account? owner|owners | csm|csms | account manager)", Field.Owner), Blank("renewal date", "(renewal date|dates | date of renewal)", Field.RenewalDate),
        Blank("plan", "success? plan|plans", Field.Plan),
        new("blank", "metric blank", "<gauge> (value|values|score|scores|data|reading|readings|result|results|response|responses)?", NoReading),

        Phrase("no value", $"(no|without|wo|missing|lacking|lack|lacks|unknown|blank|empty {A} <blank> {Filled}? | <blank> (is|are|was|were)? (still|yet)? {Gap} | <blank> (:|=|is) none|no|nothing|null|nobody | have|has|had|having|with|got no|zero <blank> {Filled}? | no <blank> (yet|at all))", Empty, "accounts without a segment", "accounts with no NPS score"),
        Phrase("does not have it", $"{NotHave} {A} <blank> {Filled}?", (in Match m) => m.HasAny("have", "has", "had", "got", "show", "havent", "hasnt", "hadnt") ? Empty(m) : null, "accounts that don't have a success plan", "how many customers dont have a sponsor set") with { Weight = 3 },
        Phrase("with a value", $"((has|have|having|had {A} <blank> {Filled}?) | (with {A} <blank> {Filled}?))", Full, "with an executive sponsor") with { Weight = -5 },
        Word("sponsorless", "(sponsorless | sponsor|sponsors less)", new Is(new Missing(Field.Sponsor)), "sponsor-less accounts"),
        Word("on no plan", "(not on any|a success? plan|plans | on no success? plan|plans)", new Is(new Missing(Field.Plan)), "accounts on no plan"),
        Word("on any plan", "on (a|any) success? plan|plans", new Is(new Not(new Missing(Field.Plan))), "accounts on a success plan"),
        Phrase("nobody filled it in", $"(nobody|noone|(no one) (has|have|had)? (ever|yet)? {Filled} {A} <blank> | (someone|somebody|we|they)? (forgot|forgotten (to)? | failed to (fill|enter|set|record|add|put|maintain (in|down)?)?) {A} <blank>)", Empty, "accounts where nobody filled in a renewal date") with { Weight = 3 },
        Phrase("it was never filled in", $"<blank> (field|column)? (is|are|was|were|has|have|had)? (not|never|isnt|wasnt|hasnt|arent|werent (yet)? (been)? (ever)? {Filled} | blank|empty|missing|unknown|unset|undefined (yet)? | left|still (blank|empty|open | to be (set|defined)))", Empty, "accounts whose renewal date was never set") with { Weight = 3 },
        Phrase("no such thing was entered", $"(no|without) <blank> (has|have|had|is|was|were|being)? (ever|yet)? (been)? {Filled}", Empty, "accounts where no sponsor has been entered") with { Weight = 3 },
    ];

    private static object? Empty(in Match m) => m.TryFind<Lacking>(out var blank) ? new Is(blank.Condition) : null;

    /// <summary>"with NPS" alone asks for a column; "with an NPS", "that have an NPS" for those that have one.</summary>
    private static object? Full(in Match m)
    {
        if (!m.TryFind<Lacking>(out var blank)) return null;
        // "with a renewal date this quarter" says when.
        if (m.End < m.Chart.Tokens.Count) foreach (var e in m.Chart.At(m.End)) if (m.Chart.Edges[e].Value is When) return null;
        if (blank.Condition is Not && ((m.Has("with") && !m.HasAny("a", "an", "any")) || !EndsThere(m))) return null;
        return new Is(blank.Condition is Not there ? there.Part : new Not(blank.Condition));
    }

    /// <summary>No value follows: "with an NPS of 20" is no question of whether there is one.</summary>
    private static bool EndsThere(in Match m) => m.End == m.Chart.Tokens.Count || m.NextAny("and", "or", "but", ",", "?", ".", "!", ";", "who", "that", "yet", "by");

    private static object? NoReading(in Match m) =>
        m.Find<FieldValue>()!.Value is var name && name is not ("overdue_invoices" or "sponsor_left" or "open_tickets") ? new Lacking(new Not(Some(new RecordFilter(Kind.Signals, null, new RecordIs(RecordField.Metric, name))))) : null;
}

/// <summary>The condition that something is not there.</summary>
internal sealed record Lacking(Condition Condition);
