using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// "what share of tier 1 ARR is at risk": the whole and the part.
internal sealed partial class Composition
{
    /// <summary>"what share of tier 1 ARR is at risk": what stands before the verb is the whole, the rest the part.</summary>
    private Question? Shared(Item share, Quantity quantity)
    {
        if (main is not null && quantity is Of { Number: AccountNumber.One }) return SharedRecords(share);
        share.Used = true;
        var before = Whole(share);
        var groups = Groups(records: quantity is Over);
        var scope = Scope();
        var where = Where();
        if (quantity is Over { Records: { Kind: Kind.Interactions, Tests: { IsEmpty: false } tests } records } && where is AllAccounts && tests.Any(t => !OfDoer(t)))
            return new Question { Scope = scope, Where = where, Shape = Shape.Figure, GroupBy = groups, Measures = [new Measure(Aggregate.Share, quantity) { BaseRecords = records with { Tests = [.. tests.Where(OfDoer)] } }] };
        // "share of yellow accounts": with nothing behind the noun, what stands before it is the part.
        Condition? whole = before.Count > 0 && items.Exists(i => i.Condition is not null && !before.Contains(i)) ? Expression.Of(before, out _) : null;
        if (where is AllAccounts && groups.IsEmpty)
        {
            share.Used = false;
            return null;
        }

        return new Question { Scope = scope, Where = where, Shape = Shape.Figure, Measures = [new Measure(Aggregate.Share, quantity) { Base = whole }], GroupBy = groups };
    }

    /// <summary>Who did it says of whose work it is a share; all else says which part.</summary>
    private static bool OfDoer(RecordTest test) => test is RecordIs { Field: RecordField.Person or RecordField.PersonTeam or RecordField.PersonRole };

    /// <summary>The conditions that name the whole: those before the verb ("tier 1 accounts in EMEA | that are red"), else those before the noun.</summary>
    private List<Item> Whole(Item share)
    {
        var said = items.FindAll(i => i.Start >= share.Start && i.Condition is not null);
        var verb = said.FindIndex(i => i != said[0] && HasVerb(said[said.IndexOf(i) - 1].End, i.Start));
        if (verb > 0) return said[..verb];
        var noun = items.Find(i => i.Piece is Subject or Figure or Effort && i.Start >= share.Start);
        return noun is null ? [] : said.FindAll(i => i.Start < noun.Start);
    }

    private bool HasVerb(int from, int to)
    {
        for (var i = from; i < to; i++) if (tokens.Folded(i) is "is" or "are" or "was" or "were" or "has" or "have") return true;
        return false;
    }

    /// <summary>"what percent of urgent tickets are open": of the records as said before the noun, those as said behind it.</summary>
    private Question? SharedRecords(Item share)
    {
        var kind = ((Noun)main!.Piece).Kind;
        var whole = ((Noun)main.Piece).Tests;
        var behind = false;
        foreach (var item in items)
        {
            if (item.Piece is not Trait { Test: { } test } trait || (trait.Kinds & (Kinds)(1 << (int)kind)) == 0) continue;
            if (item.Start > main.Start) behind = true; else whole = Records.Narrow(whole, test);
        }

        var filter = MainFilter();
        if (filter.Tests.IsEmpty) return null;
        main.Used = share.Used = true;
        var groups = Groups(true, kind);
        var all = filter with { Tests = behind ? whole : [], Day = RecordDay.Main };
        return new Question { Scope = Scope(), Where = Where(), Shape = Shape.Figure, GroupBy = groups, Measures = [new Measure(Aggregate.Share, new Over(Counted(kind), filter)) { BaseRecords = all }] };
    }
}
