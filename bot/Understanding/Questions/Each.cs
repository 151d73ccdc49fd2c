using System.Collections.Immutable;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// One of each, or nothing but: "both an urgent and a high ticket open", "whose open tickets are only low priority".
internal sealed partial class Composition
{
    /// <summary>"both an urgent and a high ticket": a ticket of each kind, where the tickets are said of accounts. "both urgent and high tickets" alone are tickets of either.</summary>
    private void OneOfEach()
    {
        for (var i = 1; i + 2 < items.Count; i++)
        {
            if (!items[i].IsLink(LinkWord.And) || items[i - 1].Piece is not Trait { Test: RecordIs left } first || items[i + 1].Piece is not Trait { Test: RecordIs right } || left.Field != right.Field || left.Field == RecordField.Open) continue;
            if (items[i + 2].Piece is not Noun { Verb: false } noun || (first.Kinds & (Kinds)(1 << (int)noun.Kind)) == 0) continue;
            var both = items.Take(i).Any(x => x.IsLink(LinkWord.Both));
            var each = items[i + 1].Start > items[i].End && tokens.Folded(items[i].End) is "a" or "an" or "one" && tokens.Folded(items[i - 1].Start - 1) is "a" or "an" or "one";
            if ((!both && !each) || !SaidOfAccounts(i)) continue;
            var behind = i + 3;
            while (behind < items.Count && items[behind].Piece is Trait { Test: not null } more && (more.Kinds & (Kinds)(1 << (int)noun.Kind)) != 0) behind++;
            var copies = items.GetRange(i + 2, behind - i - 2).ConvertAll(x => new Item(x.Piece, items[i - 1].End, items[i - 1].End));
            items.InsertRange(i, copies);
            i += copies.Count;
        }
    }

    /// <summary>Is what stands here a condition on accounts: with accounts, or "who has", before it?</summary>
    private bool SaidOfAccounts(int at) => items.Take(at).Any(x => x.Piece is Subject { Noun: true } || x.IsLink(LinkWord.With) || x.Piece is Frame { Word: FrameWord.Who or FrameWord.Anyone });

    /// <summary>
    /// "whose open tickets are only low priority", "with only urgent tickets open", "where all fires were lost": some such records, and none of another kind. Marks the noun
    /// with the test that all must pass, which Says turns into both.
    /// </summary>
    private void NothingBut()
    {
        for (var at = 0; at < items.Count; at++)
        {
            if (items[at].Piece is not Noun { Verb: false, Kind: Kind.Tickets or Kind.Fires or Kind.Steps or Kind.Evidence } noun || !SaidOfAccounts(at)) continue;
            bool Of(Item x) => x.Piece is Trait { Test: RecordIs { Negated: false } } t && (t.Kinds & (Kinds)(1 << (int)noun.Kind)) != 0;
            var first = at;
            while (first > 0 && Of(items[first - 1])) first--;
            // "customers that only have anecdotal evidence": said of the verb.
            var before = first > 1 && items[first - 1].IsLink(LinkWord.With) && items[first - 2].IsLink(LinkWord.Only) ? first - 2 : first - 1;
            var every = before >= 0 && IsEvery(items[before]) ? items[before] : null;
            // What is said of them stands at the end: behind "are", "are all", "are only".
            var last = at + 1;
            while (last < items.Count && (Of(items[last]) || IsEvery(items[last]) || items[last].IsFrame(FrameWord.YesNo))) last++;
            var inside = items.GetRange(at + 1, last - at - 1).Find(IsEvery);
            var verb = inside is not null || HasVerb(items[at].End, last > at + 1 ? items[last - 1].Start : items[at].End);
            if (every is null && inside is null) continue;
            var said = verb && last > at + 1 && Of(items[last - 1]) ? items[last - 1] : every is { Piece: Link } && first < at ? items[first] : null;
            if (said is null) continue;
            items[at].All = (RecordIs)((Trait)said.Piece).Test!;
            at -= items.RemoveAll(x => x == every || x == inside);
        }
    }

    private bool IsEvery(Item item) => item.IsLink(LinkWord.Only) || (item.IsFrame(FrameWord.List) && tokens.Folded(item.Start) is "all") || item.Piece is Each;

    /// <summary>Some records that pass, and none that do not.</summary>
    private static Condition? NothingBut(Item item)
    {
        if (item is not { All: { } all, Compared: null }) return null;
        var records = Records.Filter(item);
        var others = records with { Tests = [.. records.Tests.Where(t => t != all), all with { Negated = true }] };
        return records.Tests.Contains(all) ? Condition.And(Rules.Saying.Some(records), new Not(Rules.Saying.Some(others))) : null;
    }

    /// <summary>"political evidence but no empirical", "urgent tickets but no low ones": none of the same, of another kind.</summary>
    private void NoneOfOther()
    {
        for (var i = 1; i + 1 < items.Count; i++)
        {
            if (items[i].Piece is not Link { Word: LinkWord.Without or LinkWord.Not or LinkWord.Except } || items[i + 1].Piece is not Trait { Test: RecordIs test } trait) continue;
            // "empirical but no political evidence": the noun is said once, behind both.
            if (items[i - 1].Piece is Trait { Test: RecordIs before } && before.Field == test.Field && i + 2 < items.Count && items[i + 2].Piece is Noun { Verb: false } both && (trait.Kinds & (Kinds)(1 << (int)both.Kind)) != 0 && SaidOfAccounts(i))
            {
                items[i].Piece = new Link(LinkWord.Without);
                items.Insert(i, new Item(new Noun(both.Kind), items[i - 1].End, items[i - 1].End));
                i++;
                continue;
            }

            if (items.FindLastIndex(i, x => x.Piece is Noun) is not (>= 0 and var of) || items[of].Piece is not Noun noun || (trait.Kinds & (Kinds)(1 << (int)noun.Kind)) == 0) continue;
            var behind = i + 2 < items.Count ? items[i + 2] : null;
            if (behind?.Piece is Noun or Trait || !items.Take(i).Any(x => x.Piece is Trait { Test: RecordIs other } && other.Field == test.Field) || !SaidOfAccounts(i)) continue;
            if (behind is { Piece: Subject } && tokens.Folded(behind.End - 1) is "one" or "ones") items.Remove(behind);
            items[i].Piece = new Link(LinkWord.Without);
            items.Insert(i + 2, new Item(new Noun(noun.Kind), items[i + 1].End, items[i + 1].End));
        }
    }

    /// <summary>"all reds plus the yellows in tier 2": the ones and the others; beside figures and records "plus" is an "and".</summary>
    private void Unions()
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].IsLink(LinkWord.And) && i > 0 && items[i - 1].Piece is Subject { Noun: true } && SaysOthers(i + 1)) items[i].Piece = new Link(LinkWord.Plus);
            else if (!items[i].IsLink(LinkWord.Plus)) continue;
            else
            {
                var apart = i > 0 && i + 1 < items.Count && items[i + 1].Piece is Is or Coloured or Whose or Renewing && tokens.Folded(items[i].End - 1) is not ("plus" or "with" or "as" or "also");
                if (!apart || items.Exists(x => x.Piece is Noun or Effort or Rate)) items[i].Piece = new Link(LinkWord.And);
            }
        }
    }

    /// <summary>"red accounts and tier 1 accounts": the noun is said again, with what is said of the others before it.</summary>
    private bool SaysOthers(int at)
    {
        var first = at;
        while (at < items.Count && items[at].Piece is Is { Condition: OneOf } or Coloured or Whose) at++;
        return at > first && at < items.Count && items[at].Piece is Subject { Noun: true, Scope: CsmBot.Questions.Scope.Default } && !items.Exists(i => i.Piece is Noun or Effort or Rate or Figure or Frame { Word: FrameWord.Compare });
    }
}
