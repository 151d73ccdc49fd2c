using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// Does a message need the question before it?
internal sealed partial class Composition
{
    /// <summary>Does the message need the one before it? It leans on it, or has nothing to ask about by itself.</summary>
    private bool Leans() => Leaning() || (items[0].IsFrame(FrameWord.Share) && items.TrueForAll(i => i.Piece is Frame { Word: FrameWord.Share or FrameWord.List } or Effort or Figure)) || items.TrueForAll(i => i.Piece is When or Grouped or GroupedTwice or SortedBy or Direction or Ranked or Trait or Link or Compared or Frame { Word: FrameWord.Why or FrameWord.When or FrameWord.Count or FrameWord.HowMuch or FrameWord.List or FrameWord.Compare }
        || (i.Piece is Figure or Property or Renewing && items.Exists(x => x.Piece is SortedBy or Direction))) || Resaid();

    /// <summary>"tier 2?" after a figure of tier 1, "Elin's" after Paul's red ones, "total minutes" after a list of calls: the same with another value.</summary>
    private bool Resaid()
    {
        if (context.LastQuestion is not { } last) return false;
        // "meetings?" after a count of calls.
        if (items is [{ When: null, Compared: null, Piece: Noun { Kind: Kind.Training, Tests: [RecordIs { Field: RecordField.Course }] } }] && last.Records is { Kind: Kind.Training } && last.Records.Tests.Any(t => t is RecordIs { Field: RecordField.Course })) return true;
        if (OfType() && (last.Records is { Kind: Kind.Interactions, Tests: var tests } || last.Measures is [{ Quantity: Over { Records: { Kind: Kind.Interactions, Tests: var _ } } }]) && (last.Records?.Tests ?? ((Over)last.Measures[0].Quantity).Records.Tests).Any(t => t is RecordIs { Field: RecordField.Type })) return true;
        if (last.Kind is Kind.Interactions or Kind.Training or Kind.Tickets or Kind.Fires && items.TrueForAll(i => i.Piece is Effort or Aggregated or Frame { Word: FrameWord.HowMuch })) return true;
        var fields = items.ConvertAll(i => i.Piece switch { Is { Condition: OneOf one } => one.Field, Coloured => Field.Health, Whose { Team: null } => Field.Owner, Whose => Field.Team, _ => (Field?)null });
        return fields.TrueForAll(f => f is not null && AllOfIt(last.Where).Any(c => c is OneOf one && one.Field == f));
    }

    private bool OfType() => items is [{ When: null, Compared: null, Piece: Noun { Kind: Kind.Interactions, Verb: false, Tests: [RecordIs { Field: RecordField.Type }] } }];

    /// <summary>It refers to the question before, begins like a continuation, or like "which are red" leaves open of what.</summary>
    private bool Leaning()
    {
        if (items.Exists(i => i.Piece is Refers or Shifted)) return true;
        if (items[^1].IsLink(LinkWord.Only) && !items.Exists(i => i.Piece is Subject or Frame)) return true;
        // "over 50k ARR", "total ARR": with nothing said of whom, of those that were spoken of.
        if (context.LastQuestion is { Kind: Kind.Accounts, Shape: Shape.List or Shape.Count, Where: not AllAccounts } && !OfUs() && items.Exists(i => i.Piece is Figure)
            && (items.TrueForAll(i => i.Piece is Figure { } or Compared or Link && i.Piece is not Link { Word: LinkWord.Not or LinkWord.Without }) && items.Exists(i => i is { Piece: Figure, Compared: not null })
                || items.TrueForAll(i => i is { Piece: Figure, Compared: null } or { Piece: Aggregated or Frame { Word: FrameWord.HowMuch } or Link { Word: LinkWord.With } }))) return true;
        if (AccountsAlone() || InsteadAlone() || WhoseAlone() || BareValue() || BareEffort() || DoerAlone() || AsksField() || OnesAlone() || AgeAlone() || CountAlone()) return true;
        if (items.Count > 1 && items[0].IsFrame(FrameWord.List) && items[1].IsLink(LinkWord.Only) && !items.Exists(i => i.Piece is Subject)) return true;
        // "how many are green", after a list.
        if (context.LastQuestion is { Kind: Kind.Accounts, Shape: Shape.List or Shape.Count, Where: not AllAccounts } && !OfUs() && items[0].IsFrame(FrameWord.Count) && items[0].End < tokens.Count && tokens.Folded(items[0].End) is "are" or "have" or "renew" or "is" or "had" or "were" or "need" && items.Skip(1).All(i => i.Piece is Is or Coloured or Timed or Renewing or Whose or Link or When or Noun or Trait or Compared or Figure or Frame { Word: FrameWord.YesNo }) && items.Count > 1) return true;
        // "average instead": of what was asked.
        if (Aggregates()) return true;
        if (Others() is { } ones) { ones.Piece = new Link(LinkWord.With); return true; }
        if (items[0].Piece is Frame { Word: FrameWord.Compare } && items.TrueForAll(i => i.Piece is Frame or When or Link)) return true;
        if (items[0].Piece is Link { Word: LinkWord.And or LinkWord.Only or LinkWord.Or }) return !items.Exists(i => i.Piece is Frame { Word: not (FrameWord.Anyone or FrameWord.Count) });
        if (items[0].IsLink(LinkWord.Except)) return true;
        if (items[0].Piece is Link { Word: LinkWord.With or LinkWord.Without } && !itself && !items.Exists(i => i.Piece is Subject or Frame)) return true;
        var aboutAccounts = items.Exists(i => i.Piece is Subject);
        if (fragment && !itself && !aboutAccounts && !items.Exists(i => i.Piece is Frame or Noun { Verb: false } or Figure or Effort or Rate)) return true;
        if (items.Count > 1 && items[^1].Piece is Link { Word: LinkWord.And } && !aboutAccounts) return true;
        if (!aboutAccounts && items[0].Piece is Renewing { Noun: false } && tokens.Folded(items[0].Start) is "which") return true;
        return !aboutAccounts && items is [{ Piece: Frame { Word: FrameWord.Which } }, { Piece: Link or Is or Coloured or Renewing { Noun: false } or Timed or Whose }, ..];
    }

    /// <summary>"the ones older than 60 days", "without the ones in EMEA": of those that were spoken of.</summary>
    private Item? Others() => items.Find(i => i is { Piece: Subject { Scope: CsmBot.Questions.Scope.Default } } && tokens.Folded(i.End - 1) is "ones") is { } ones && items.FindAll(i => i.Piece is Subject).Count == 1 && !items.Exists(i => i.Piece is Frame { Word: not (FrameWord.List or FrameWord.Count) }) ? ones : null;

    /// <summary>"how old is the oldest", after tickets or fires: with no noun of its own.</summary>
    private bool AgeAlone() => context.LastQuestion is { Kind: Kind.Tickets or Kind.Fires } && Has(FrameWord.HowLong) && items.Exists(i => i.Piece is Ranked) && items.TrueForAll(i => i.Piece is Ranked or Frame or Link);

    /// <summary>"how many calls?" and nothing more, after emails in October: with another type.</summary>
    private bool CountAlone() => context.LastQuestion is { } last && items is [{ Piece: Frame { Word: FrameWord.Count } } count, { When: null, Compared: null, Piece: Noun { Kind: Kind.Interactions, Verb: false, Tests: [RecordIs { Field: RecordField.Type }] } } noun] && count.End == noun.Start && noun.End >= tokens.Count - 1
        && (last.Records ?? (last.Measures is [{ Quantity: Over { Records: var measured } }, ..] ? measured : null)) is { Kind: Kind.Interactions, Tests: var tests } && tests.Any(t => t is RecordIs { Field: RecordField.Type });

    /// <summary>"which accounts?", after records: those that they are about; after a figure of some accounts: those.</summary>
    private bool AccountsAlone() => context.LastQuestion is { GroupBy.IsEmpty: true } last && (OfRecords(last) || last is { Kind: Kind.Accounts, Where: not AllAccounts }) && items is [{ Piece: Frame { Word: FrameWord.Which } }, { Piece: Subject { Noun: true, Scope: CsmBot.Questions.Scope.Default } }];

    /// <summary>"in cost", "as hours instead", after a figure: the same in another measure.</summary>
    private bool InsteadAlone() => context.LastQuestion is { Measures.IsEmpty: false, Shape: Shape.Figure } && items is [{ Compared: null, Piece: Effort { Tests.IsEmpty: true } or Figure }] && (tokens.Folded(0) is "in" or "as" || tokens.Folded(tokens.Count - 1) is "instead");

    /// <summary>"mine", "Elin's", after a list that says of whom: of those.</summary>
    private bool WhoseAlone() => context.LastQuestion is { Shape: Shape.List or Shape.Count, Kind: not Kind.People } last && (last.Where is not AllAccounts || OfRecords(last)) && items is [{ Piece: Whose { Form: PersonForm.Owns or PersonForm.Possessive } }] && tokens.Count <= 4;

    private bool AfterAccounts => context.LastQuestion is { Kind: Kind.Accounts, Shape: Shape.List or Shape.Count };

    /// <summary>"EMEA?", "any tier 1?", "reds", "sponsor missing", after accounts, their records or a figure: of those. Where the same was said before, it takes that one's place.</summary>
    private bool BareValue() => context.LastQuestion is { Kind: not Kind.People, Shape: Shape.List or Shape.Count or Shape.Figure } last && !OfUs() && tokens.Count <= 5
        && items.TrueForAll(i => i.Piece is Is { Condition: OneOf or Missing or RenewalOverdue or BehindOnPlan } or Coloured or Link { Word: LinkWord.With or LinkWord.And or LinkWord.Or or LinkWord.Comma or LinkWord.Slash } or Frame { Word: FrameWord.Anyone })
        && items.Exists(i => i.Piece is Is or Coloured) && (last.Where is not AllAccounts || last.Shape == Shape.Figure || OfRecords(last));

    /// <summary>"by Elin", after calls: those that she made.</summary>
    private bool DoerAlone() => context.LastQuestion is { } last && OfWork(last) && items is [{ Piece: Whose { Form: PersonForm.Did } }];

    /// <summary>"total cost so far", after accounts: with nothing said of whom, of those.</summary>
    private bool BareEffort() => context.LastQuestion is { Kind: Kind.Accounts, Shape: Shape.List or Shape.Count, Where: not AllAccounts } && !OfUs()
        && items.Exists(i => i.Piece is Effort) && items.TrueForAll(i => i is { Piece: Effort, Compared: null, When: null } or { Piece: Aggregated or Frame { Word: FrameWord.HowMuch } or Link { Word: LinkWord.With } });

    /// <summary>"owners?", "who is the CSM", "show me the sponsor", after a list of accounts: beside each.</summary>
    private bool AsksField() => AfterAccounts && context.LastQuestion!.Shape == Shape.List && items.Exists(i => i.Piece is Property { Name: { Field: not null and not Field.Account } })
        && items.TrueForAll(i => i.Piece is Property { Name: { Field: not null, Word: not "account" } } or Frame { Word: FrameWord.List or FrameWord.Who or FrameWord.What or FrameWord.HowMuch or FrameWord.YesNo } or Link { Word: LinkWord.With or LinkWord.And or LinkWord.Comma });

    /// <summary>"our", "we", "overall": of the whole company, and not of what was spoken of.</summary>
    private bool OfUs()
    {
        for (var i = 0; i < tokens.Count; i++) if (tokens.Folded(i) is "our" or "we" or "us" or "overall" or "company" or "all") return true;
        return false;
    }
}
