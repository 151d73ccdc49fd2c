using System.Collections.Immutable;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using static CsmBot.Understanding.Questions.Rules.Saying;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>Whose accounts and who did it: my, June's, owned by Paul, team Orion.</summary>
internal static class Owners
{
    public static readonly Rule[] Rules =
    [
        Phrase("a person called like a word", "<person>", (in Match m) => IsCommonWord(m) && !IsCalendarWord(m) ? Person(m, PersonForm.Plain) : null) with { Weight = -40 },
        Phrase("a person", "<person>", (in Match m) => IsCalendarWord(m) || IsCommonWord(m) ? null : Person(m, IsPossessive(m) ? PersonForm.Possessive : PersonForm.Plain), "accounts of {person}", "{person}'s accounts"),
        Phrase("owned by a person", "(owned|managed|covered|run|handled|led|held by | belong|belongs|belonging to | assigned to | in|on the? (book|portfolio|hands|name|care) of | under | with|for csm|owner | csm|owner|ownership (is|=|:)? | whose csm|owner is | looked after by | taken care of by | where csm|owner is) <person>", (in Match m) => Person(m, PersonForm.Owns), "accounts owned by {person}"),
        Phrase("a person is the owner", "(where|whose|that|which)? <person> (is|was|being | acts as) (owner|csm|responsible|accountable | in charge | person responsible)", (in Match m) => m.Before("is") ? null : Person(m, PersonForm.Owns), "steps where {person} is the owner") with { Weight = 3 },
        Phrase("with a person", "with <person>", (in Match m) => Person(m, PersonForm.With), "meetings with {person}"),
        Phrase("a person owns", "((does)? <person> owns|own|runs|run|leads|lead|manages|manage|covers|cover|handles|handle|has (on|in (his|her|their|the) (plate|book|portfolio))? | (does)? <person> look|looks|looking after | (does)? <person> take|takes|taking care of | (is)? <person> (is)? responsible for | (is)? <person> (is)? in charge of)", (in Match m) => Person(m, PersonForm.Owns), "accounts {person} owns", "who does {person} look after", "accounts {person} takes care of"),
        Phrase("in a person's book", "(in|on)? <person> (book|portfolio|name|patch|territory) (of business)?", (in Match m) => Person(m, PersonForm.Owns), "in {person}'s book"),
        Phrase("by a person", "(by|from) <person>", (in Match m) => Person(m, PersonForm.Did), "calls by {person}"),
        Phrase("did a person", "did|has|have <person>", (in Match m) => Person(m, PersonForm.Did), "hours did {person} spend"),
        Phrase("a person did", "<person> (has|have)? (made|spent|logged|did|had|put|held|ran|recorded|done|sent|booked|delivered|gave|conducted|spend|make|log|worked|work|send|hold|run|invested) (in|on|with)?", (in Match m) => Person(m, PersonForm.Did), "calls {person} made"),
        Phrase("a person contacted", "(has|did|have)? <person> (has|have|had|is)? (been)? (in touch|contact with | contacted|touched|reached | contact|reach (out to)? | interacted with | spoken|talked|spoke|speak|talk to|with)", (in Match m) => Contacted(m), "accounts {person} has been in touch with this month", "accounts {person} contacted this week"),
        Phrase("a person speaks", "(it is | it ~'s | this is)? <person> here|speaking", (in Match m) => m.Start == 0 || m.Start == 1 || m.Before(",") ? new Link(LinkWord.With) : null, "{person} here, which accounts are red") with { Weight = 10 },
        Phrase("people of a role by name", "support|sales|lead|exec (\\()? <person>", (in Match m) => Person(m, PersonForm.Did), "hours of support ({person}) this year"),
        Phrase("my", "my|mine", (in Match m) => Me(m, PersonForm.Possessive), "my accounts"),
        Phrase("me, beside somebody", "me|myself|i", (in Match m) => BesidePerson(m) || PersonBehind(m) ? Me(m, PersonForm.Plain) : null, "accounts of {person} and me") with { Weight = 120 },
        Phrase("that I own", "(i (own|manage|cover|handle|have | look after | take care of) | (owned|managed|covered|handled by me) | (assigned|belong|belonging to me) | in|on my book|portfolio|plate|name|patch (of business)? | mine | of mine | i am|'m responsible for | i'm csm)", (in Match m) => m.NextAny("not", "never") && m.Has("have") ? null : Me(m, PersonForm.Owns), "accounts I own"),
        Phrase("that I do not own", "(not (owned|managed|covered|handled by me | mine | my own) | i (do)? not|dont own|manage|cover|handle|have)", (in Match m) => m.Reading.Moment.AskerEmail is { } me ? new Is(new Not(new OneOf(Field.Owner, me))) : null, "accounts that I do not own"),
        Word("not theirs", "((that|which|who)? (are|is)? not|arent|isnt his|hers|theirs|ours | (that|which|who)? (are|is)? not|arent|isnt (in)? (his|her|their (own)? own|book|portfolio|accounts|customers) | (that|which)? (he|she|they) (do|does)? not|doesnt|dont own|owns|manage|cover)", new NotTheirs(), "hours {person} spent on accounts that aren't his"),
        Phrase("my book", "my book|portfolio|patch|territory (of business)?", (in Match m) => Me(m, PersonForm.Owns), "my book of business"),
        Phrase("I, of calls", "i (have | 've | had)? (not | never)?", (in Match m) => !m.HasAny("not", "never") && m.NextAny("called", "emailed", "mailed", "phoned", "met", "visited", "rang", "saw") && m.Reading.Moment.AskerEmail is { } me ? new Whose([me], PersonForm.Plain) : null, "accounts I called this week") with { Weight = 3 },
        Phrase("I, of what was not done", "i (have)?", (in Match m) => m.NextAny("not", "never", "havent", "didnt", "dont", "haven") && !(m.Next("own", 1) || m.Next("manage", 1) || m.Next("cover", 1) || m.Next("handle", 1)) ? Me(m, PersonForm.Plain) : null, "customers I haven't called this month") with { Weight = 2 },
        Phrase("I contacted", "(have|did)? i (have|had)? (been)? (in touch|contact with | contacted|touched|reached | contact|reach (out to)? | interacted with | spoken|talked|spoke|speak|talk to|with)", (in Match m) => m.BeforeAny("not", "didnt", "havent") ? null : m.Reading.Moment.AskerEmail is { } me ? new Noun(Kind.Interactions, new RecordIs(RecordField.Person, me)) { Verb = true } : null, "accounts I contacted this week") with { Weight = 3 },
        Phrase("contacted by a person", "(been)? contacted|touched|reached|engaged by <person>", (in Match m) => Contacted(m), "accounts contacted by {person} this month") with { Weight = 3 },
        Phrase("contacted by a role", "(been)? contacted|touched|reached|engaged|called by (the|our)? support|sales|leads|execs|executives (team|people|staff)?", (in Match m) => new Noun(Kind.Interactions, new RecordIs(RecordField.PersonRole, m.Has("support") ? "support" : m.Has("sales") ? "sales" : m.Has("leads") ? "lead" : "exec")) { Verb = true }, "accounts touched by support this month") with { Weight = 3 },
        Phrase("I did", "(i (made|spent|logged|did|had|put|held|ran|recorded|spend|sent|worked|booked) (in|on|with)? | i have made|spent|logged|done|had|sent (in|on|with)? | did|have|do i (spend|make|log|have|do|hold|put|send|work|run|record|book|spent|made|logged|worked|sent)? (in|on)? | by me)", (in Match m) => Me(m, PersonForm.Did), "hours I spent"),
        Phrase("a team", "(by|from)? (team|squad|group|pod <team> | <team> (team|squad|group|pod|people|folks|members)?) (~'s|~')?", (in Match m) => Team(m.Find<FieldValue>()!.Value, m), "team {team}", "the {team} team's accounts"),
        Phrase("a team did", "(did|has|have)? (team|squad <team> | <team> (team|squad)) (has|have)? (made|logged|held|recorded|sent|delivered|conducted|make|log|send|hold|record|deliver)", (in Match m) => new Whose([], PersonForm.Did, m.Find<FieldValue>()!.Value), "how many interactions did team {team} log last week"),
        Phrase("a team's book", "(in|on)? (team|squad)? <team> (~'s)? book|portfolio|patch|territory (of business)?", (in Match m) => new Whose([], PersonForm.Owns, m.Find<FieldValue>()!.Value), "accounts in {team}'s book"),
        Phrase("owned by a team", "(owned|managed|covered|run|handled|led|held by | looked after by | taken care of by | belong|belongs|belonging to | assigned to | whose (csm|owner)? (is)? (in|on|of|from)) (the)? (people|csms|members|somebody|someone|anyone|colleagues (in|of|on|from))? (team|squad|group|pod <team> | <team> (team|squad|group|pod)?)", (in Match m) => new Whose([], PersonForm.Owns, m.Find<FieldValue>()!.Value), "accounts owned by people in team {team}"),
        Phrase("a role spent", "(the|our)? support|sales|leads|execs|executives (team|people|staff)? (has|have)? spent|spend|spends|logged|put|made|did|worked|invested (in|on|with)?", (in Match m) => new Trait(new RecordIs(RecordField.PersonRole, m.Has("support") ? "support" : m.Has("sales") ? "sales" : m.Has("leads") ? "lead" : "exec"), Kinds.Interactions), "hours support spent on EMEA this year"),
        Phrase("by a role", "(by|from|did|has|have|do|does) (the|our)? (support|sales|leads|execs|executives|leadership) (team|people|staff|colleagues|reps)?", (in Match m) => new Trait(new RecordIs(RecordField.PersonRole, m.Has("support") ? "support" : m.Has("sales") ? "sales" : m.Has("leads") ? "lead" : "exec"), Kinds.Interactions), "hours spent by support this quarter"),
        Phrase("nobody of a team", "(nobody|noone | no one) (from|in|of|on)? (team|squad <team> | <team> (team|squad)?) (has|have)? (contacted|touched|reached|called|met | talked|spoken|spoke to|with | been in touch with)", (in Match m) => NoneOf(m.Find<FieldValue>()!.Value), "accounts nobody from team {team} has contacted this month"),
        Phrase("my team", "(my|our team (~'s)? | my teams | teammates)", (in Match m) => MyTeam(m), "my team's accounts"),
    ];

    private static bool IsPossessive(in Match m) => m.Chart.Tokens.Folded(m.End - 1) is "'s" or "'";

    private static Whose? Person(in Match m, PersonForm form) => m.TryFind<PersonName>(out var person) && !IsExtreme(m) ? new Whose(person.Emails, form) : null;

    /// <summary>"green" is a colour though somebody is called Green; "Green's" and "of Green" are theirs.</summary>
    private static bool IsCommonWord(in Match m) => m.End - m.Start == 1 && m.TryFind<PersonName>(out var person) && person.Common && !person.Exact && !m.BeforeAny("of", "by") && !BesidePerson(m);

    /// <summary>"March, April or May" are months, though there are people of these names; "April's" and "of April" are hers.</summary>
    private static bool IsCalendarWord(in Match m) => m.End - m.Start == 1 && !m.BeforeAny("of", "for", "with") && !BesidePerson(m)
        && m.Chart.Tokens.Folded(m.Start) is "april" or "may" or "june" or "august" or "july" or "march" or "january" or "summer" or "autumn" or "winter" or "friday" or "sunday" or "monday" or "easter" or "christmas";

    /// <summary>"Sofia or May": beside somebody else's name it is a name.</summary>
    private static bool BesidePerson(in Match m)
    {
        if (!m.BeforeAny("or", "and", "&", "/")) return false;
        for (var e = 0; e < m.Chart.Edges.Length; e++)
            if (m.Chart.Edges[e].Rule < 0 && m.Chart.Edges[e].End == m.Start - 1 && m.Chart.Edges[e].Value is PersonName { Common: false }) return true;
        return false;
    }

    /// <summary>"me and Paul".</summary>
    private static bool PersonBehind(in Match m)
    {
        if (!m.NextAny("or", "and", "&", "/") || m.End + 1 >= m.Chart.Tokens.Count) return false;
        foreach (var e in m.Chart.At(m.End + 1)) if (m.Chart.Edges[e].Rule < 0 && m.Chart.Edges[e].Value is PersonName) return true;
        return false;
    }

    /// <summary>"max ARR" is no person's, though somebody is called Max.</summary>
    private static bool IsExtreme(in Match m)
    {
        if (m.End - m.Start != 1 || m.Chart.Tokens.Folded(m.Start) is not ("max" or "min")) return false;
        if (m.BeforeAny("and", "&", "/") && (m.Before("min", 1) || m.Before("max", 1))) return true;
        foreach (var e in m.Chart.At(m.End)) if (m.Chart.Edges[e].Value is Figure or Effort or Rate) return true;
        return false;
    }

    /// <summary>At least one interaction of that person's, whoever owns the account.</summary>
    private static object? Contacted(in Match m) =>
        m.TryFind<PersonName>(out var person) && person.Emails.Length == 1 ? new Noun(Kind.Interactions, new RecordIs(RecordField.Person, person.Emails[0])) { Verb = true } : null;

    private static object? Me(in Match m, PersonForm form) => m.Reading.Moment.AskerEmail is { } me ? new Whose([me], form) : null;

    private static object Team(string team, in Match m) => new Whose([], m.Has("'s") ? PersonForm.Possessive : PersonForm.Plain, team);

    private static Timed NoneOf(string team)
    {
        Condition None(CsmBot.Accounts.Window? window) => new Not(Some(new RecordFilter(Kind.Interactions, window, new RecordIs(RecordField.PersonTeam, team))));
        return new Timed(w => None(w), Ahead: false, None(null));
    }

    private static object MyTeam(in Match m) => new Whose([], PersonForm.Possessive, "");
}
