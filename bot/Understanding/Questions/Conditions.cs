using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Questions;

// What is said of accounts: every piece that is a condition, and how they are joined.
internal sealed partial class Composition
{
    /// <summary>Turns every piece that says something of accounts into a condition.</summary>
    private void MakeConditions(Item? except = null)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.Used || item == main || item == except || item.Condition is not null) continue;
            item.Condition = Says(item, i) ?? Held(item, i);
            if (item.Condition is not null) item.Used = true;
        }
    }

    private Condition? Says(Item item, int at) => item.Piece switch
    {
        Is p => p.Condition,
        Coloured p => new OneOf(Field.Health, p.Colours.Select(Words.Of).ToArray()),
        Timed p => item.When is { } w ? p.Make(p.Ahead ? w.Future : w.Past) : p.Otherwise,
        Renewing => Renewal(item),
        AccountPiece p => new OneOf(Field.Account, p.AccountIds),
        Whose p => Person(p, at),
        Noun noun => NothingBut(item) ?? OnlyThose(item, noun, at) ?? Records.OnAccounts(item),
        Figure { Quantity: var q } when item.Compared is { } c => Compare(q, c),
        Effort p when item.Compared is { } c && First<Grouped>() is null && main is not { Piece: Noun { Kind: Kind.Fires or Kind.Tickets or Kind.Steps or Kind.Plans or Kind.Evidence or Kind.Training } } => Compare(EffortOver(item, p), c),
        Rate p when item.Compared is { } c && First<Grouped>() is null => Compare(new Ratio(p.Name, Records.Resolve(item.When, false)), c),
        _ => null,
    };

    /// <summary>"accounts we only emailed this month": some of that type, and none of another.</summary>
    private Condition? OnlyThose(Item item, Noun noun, int at)
    {
        if (noun.Kind != Kind.Interactions || item.Compared is not null || item.Tests is not [RecordIs { Field: RecordField.Type, Negated: false } type] || Phrases.Previous(items, at)?.IsLink(LinkWord.Only) != true) return null;
        var records = Records.Filter(item);
        return Condition.And(Rules.Saying.Some(records), new Not(Rules.Saying.Some(records with { Tests = [type with { Negated = true }] })));
    }

    /// <summary>"neither a sponsor nor a renewal date": the field is there, or with a negation before it is not.</summary>
    private Condition? Held(Item item, int at) =>
        item is { Piece: Renewing, When: null } && Phrases.Previous(items, at)?.Piece is Link { Word: LinkWord.Without or LinkWord.Neither or LinkWord.Nor } ? new Not(new Missing(Field.RenewalDate))
        : item.Piece is Property { Name.Field: Field.Sponsor or Field.RenewalDate or Field.Segment or Field.Region or Field.Industry or Field.Stage or Field.Plan or Field.ContractStart } property
        && Phrases.Previous(items, at)?.Piece is Link { Word: LinkWord.Without or LinkWord.Neither or LinkWord.Nor or LinkWord.Not } ? new Not(new Missing(property.Name.Field!.Value)) : null;

    private Condition Compare(Quantity quantity, Compared c)
    {
        if (c.Average is { } of) return new CompareBoth(quantity, c.Op, new Overall(of, quantity));
        var (value, high) = c.Unit == UnitOf.Minutes ? (c.Value / 60, c.High / 60) : (c.Value, c.High);
        return new Compare(quantity, c.Op, value, high);
    }

    private Condition? Renewal(Item item)
    {
        if (item.When is not { } w) return null;

        // "by" and "until" mean from today on for renewals.
        var window = w.Future;
        if (window.From is null && window.To > today) window = window with { From = today };
        return new DayIn(Field.RenewalDate, window);
    }

    /// <summary>A person beside accounts owns them; beside hours and calls has done them.</summary>
    private Condition? Person(Whose whose, int at)
    {
        // A step has an owner of its own.
        if (main is { Piece: Noun { Kind: Kind.Steps } } && whose.Team is null && Phrases.Next(items, at)?.Piece is not Subject) return null;
        // "marked red by Victor": who set the colour that it has; whom a change in the past is by is not asked of accounts.
        if (whose is { Form: PersonForm.Did, Team: null } && main is null && at > 0 && tokens.Folded(items[at].Start) is "by" && SetTheColour(at))
            return items[at - 1].Piece is Coloured && !items.Exists(i => i.Piece is When) ? new OneOf(Field.HealthSetBy, whose.Emails) : null;
        if (whose.Form == PersonForm.Did && items.Exists(i => i.Piece is Property { Name.Field: Field.LastContact })) return null;
        // "the last ten calls of Samir" are those that he made.
        if (whose is { Form: PersonForm.Plain, Team: null } && main is { Piece: Noun { Kind: Kind.Interactions } } && Phrases.Previous(items, at) == main && items[at].Start > 0 && tokens.Folded(items[at].Start - 1) is "of") return null;
        if (whose.Form == PersonForm.Did && (main is not null || First<Effort>() is not null)) return null;
        if (whose.Form != PersonForm.Owns && OfWork(at)) return null;
        if (whose.Team is not null) return TeamCondition(whose);
        return new OneOf(Field.Owner, whose.Emails);
    }

    private bool SetTheColour(int by)
    {
        var first = by > 1 && items[by - 2].Piece is ChangedColour ? by - 2 : by - 1;
        if (items[by - 1].Piece is not (Coloured or Timed or Is)) return false;
        if (first == by - 2) items[first].Used = true;
        return first == by - 2 || tokens.Folded(items[first].Start) is "set" or "marked" or "flagged" or "put" or "rated" or "switched" or "changed" or "turned" or "moved";
    }

    private Condition? TeamCondition(Whose whose) => new OneOf(Field.Team, whose.Team is { Length: > 0 } team ? team : OwnTeam);

    /// <summary>"My team" was said by someone who is in none.</summary>
    public bool Teamless { get; private set; }

    private string OwnTeam
    {
        get
        {
            var team = context.Names.TeamOf(context.Moment.AskerEmail);
            Teamless |= team is null;
            return team ?? "";
        }
    }

    private bool OfWork(int at)
    {
        // "Lyra vs Orion cost": what is said of the one is said of the other.
        while (at + 2 < items.Count && items[at + 1].Piece is Frame { Word: FrameWord.Compare } or Link { Word: LinkWord.And or LinkWord.Or or LinkWord.Comma or LinkWord.With } && items[at + 2].Piece is Whose) at += 2;
        var next = Phrases.Next(items, at)?.Piece;
        if (next is not (Subject or Coloured or Is or Noun) && items.Take(at).Any(i => i.Piece is Effort { Number: RecordNumber.Minutes or RecordNumber.Cost } or Rate { OfWork: true }) && main is null) return true;
        if (next is Noun { Kind: Kind.Interactions } or Effort or Rate { OfWork: true } or Trait { Kinds: Kinds.Interactions }) return ((Whose)items[at].Piece).Form != PersonForm.Plain || next is not Noun;
        return false;
    }

    private Condition Where()
    {
        Beside();
        var where = Expression.Of(items, out var unclear);
        Unclear |= unclear;
        foreach (var item in items) if (item.Piece is Link { Word: not (LinkWord.Not or LinkWord.Without or LinkWord.Except or LinkWord.Neither or LinkWord.Nor) }) item.Used = true;
        return where;
    }

    /// <summary>"Osprey vs Zenith": the accounts named on both sides of a comparison are alternatives.</summary>
    private void Beside()
    {
        if (yesNo) return;
        for (var i = 1; i + 1 < items.Count; i++)
            if (items[i].IsFrame(FrameWord.Compare) && items[i - 1].Piece is AccountPiece && items[i + 1].Piece is AccountPiece) (items[i].Piece, items[i].Used) = (new Link(LinkWord.Or), true);
        if (items.FindAll(i => i.Piece is AccountPiece).Count > 1) Use(FrameWord.Compare);
    }
}
