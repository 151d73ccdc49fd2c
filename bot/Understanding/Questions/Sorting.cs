using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// In what order, and how many: "sorted by ARR", "the 5 biggest", "newest first".
internal sealed partial class Composition
{
    private (ImmutableArray<Sort> Sort, int? Limit) Sorted()
    {
        int? limit = null;
        var sort = ImmutableArray<Sort>.Empty;
        var at = items.FindIndex(i => i is { Piece: SortedBy, Used: false });
        // "ordered by longest time without contact": the rank says which way.
        if (at >= 0 && at + 2 < items.Count && items[at + 1] is { Used: false, Piece: Ranked { Limit: null, Word: RankWord.Long or RankWord.Most or RankWord.Big or RankWord.Old, Descending: var way } said } && items[at + 2] is { Compared: null, Piece: Figure or Effort or Rate or Property { Name.Field: not null } })
        {
            items[at + 1].Piece = new Direction(items[at + 2].Piece is Property { Name.Field: Field.LastContact or Field.RenewalDate or Field.ContractStart } && said.Word == RankWord.Long ? !way : way);
            items[at + 1].Used = false;
            items.Add(items[at + 1]);
            items.RemoveAt(at + 1);
        }

        var direction = items.Find(i => i is { Piece: Direction, Used: false });
        var rank = items.Find(i => i is { Piece: Ranked, Used: false });
        if (at < 0 && !Has(FrameWord.Count)) at = items.FindIndex(i => i is { Piece: Grouped { Name: { Group: null, OfRecords: null, Word: not "contract length" } }, Used: false });
        // "by open tickets": what narrows the noun has been taken up by it.
        var keyAt = items[Math.Max(at, 0)].Piece is SortedBy ? at + 1 : at;
        while (keyAt > 0 && keyAt + 1 < items.Count && items[keyAt] is { Used: true, Piece: Trait or Link }) keyAt++;
        if (at >= 0 && KeyAt(keyAt) is { } key)
        {
            items[at].Used = true;
            var descending = direction is not null ? Down((Direction)direction.Piece, key.Key) : rank is not null && key.Natural ? ((Ranked)rank.Piece).Descending : rank is { Piece: Ranked { Descending: false, Word: not RankWord.Early } } ? !key.Descending : key.Descending;
            sort = [new Sort(key.Key, descending)];
            if (direction is not null) direction.Used = true;
            for (var next = keyAt + 1; next + 1 < items.Count && items[next].Piece is Link { Word: LinkWord.And or LinkWord.Comma } && KeyAt(next + 1) is { } more; next += 2)
                sort = sort.Add(new Sort(more.Key, more.Descending));
        }

        // "my accounts, smallest first": the word says by itself by what.
        if (sort.IsEmpty && rank is null && direction is { Piece: Direction { Word: { } word, Descending: var down } } && ByRank(direction, new Ranked(word, word == RankWord.Old ? !down : down, null)) is { } own)
        {
            direction.Used = true;
            sort = [own];
        }

        if (rank is null) return (sort, null);
        var ranked = (Ranked)rank.Piece;
        limit = ranked.Limit;
        if (sort.IsEmpty && ByRank(rank, ranked) is { } by) sort = [by];
        // "which of them is the biggest": one.
        if (limit is null && items.Exists(i => i.Piece is Refers) && Singular(rank)) limit = 1;
        if (!sort.IsEmpty) rank.Used = true;
        return (sort, limit);
    }

    private bool Singular(Item rank)
    {
        if (items.Exists(i => i.Piece is Refers && tokens.Folded(i.End - 1) is "one")) return true;
        var at = rank.Start - 1;
        while (at > 0 && tokens.Folded(at) is "the" or "our") at--;
        return at >= 0 && tokens.Folded(at) is "is" or "has";
    }

    /// <summary>"worst first" is red before green, a low NPS before a high one, and many tickets before few.</summary>
    private static bool Down(Direction direction, SortKey key) => direction.Word is not RankWord.Good ? direction.Descending
        : key is ByQuantity { Quantity: Metric or Ratio or Of { Number: AccountNumber.Arr } } ? direction.Descending : !direction.Descending;

    private Sort? ByRank(Item rank, Ranked ranked)
    {
        var at = items.IndexOf(rank);
        if (main is not null)
            return ranked.Word is RankWord.Old or RankWord.Early ? new Sort(new ByRecordDay(main.Day), !ranked.Descending && ranked.Word == RankWord.Old) : ranked.Word == RankWord.Long ? new Sort(new ByRecord(((Noun)main.Piece).Kind == Kind.Interactions ? RecordField.Minutes : RecordField.AgeDays), ranked.Descending) : null;
        if (ranked.Word == RankWord.Early) return items.Exists(i => i.Piece is Renewing) ? new Sort(new ByField(Field.RenewalDate), false) : null;
        if (ranked.Word == RankWord.Old && Phrases.Next(items, at)?.Piece is Subject) return new Sort(new ByField(Field.ContractStart), !ranked.Descending);
        if (ranked.Word == RankWord.Long && Phrases.Next(items, at)?.Piece is Subject) return new Sort(new ByQuantity(new Of(AccountNumber.ContractMonths)), ranked.Descending);
        // "who has been red the longest".
        if (ranked.Word is RankWord.Long or RankWord.Old && items.Exists(i => i.Piece is Coloured) && !(ranked.Word == RankWord.Old && Phrases.Next(items, at)?.Piece is Subject)) return new Sort(new ByQuantity(new Of(AccountNumber.DaysInColour)), ranked.Descending);
        if (ranked.Word == RankWord.Good) return new Sort(new ByField(Field.Health), !ranked.Descending);
        // "whose usage has dropped the most": by how much.
        if (ranked.Word == RankWord.Most && items.FindIndex(i => i.Piece is Figure { Quantity: MetricChange }) is var moved and >= 0 && KeyAt(moved) is { } change) return new Sort(change.Key, ranked.Descending);
        // "the biggest accounts that …" are the biggest by ARR, whatever is said of them.
        if (ranked.Word == RankWord.Big && Phrases.Next(items, at)?.Piece is Subject) return new Sort(new ByQuantity(new Of(AccountNumber.Arr)), ranked.Descending);
        // "who had the longest call": its length is no number of the account.
        if (ranked.Word is RankWord.Long && Phrases.Next(items, at)?.Piece is Noun) return null;
        for (var i = at + 1; i < items.Count && i <= at + 2; i++)
            if (!IsName(items[i]) && KeyAt(i) is { } key) return new Sort(key.Key, ranked.Word == RankWord.Long && !key.Natural ? !ranked.Descending : key.Natural ? ranked.Descending : !ranked.Descending);
        if (at > 0 && ranked.Word == RankWord.Long && items[at - 1].Piece is Property { Name.Field: Field.LastContact } && KeyAt(at - 1) is { } silence) return new Sort(silence.Key, !ranked.Descending);
        if (at > 0 && ranked.Word == RankWord.Most && items[at - 1].Piece is Effort && KeyAt(at - 1) is { } before) return new Sort(before.Key, ranked.Descending);
        // "best customers", "largest team": by what is not said, and no name is more than another.
        if (Phrases.Next(items, at) is { } named && IsName(named) && !items.Exists(i => i.Piece is Subject)) return null;
        if (tokens.Folded(rank.Start) is "best" or "worst" && !items.Exists(i => i.Piece is Figure or Effort or Rate or Noun)) return null;
        return ranked.Word == RankWord.Big || (ranked.Word == RankWord.Most && (ranked.Limit is not null || Phrases.Next(items, at)?.Piece is Subject)) ? new Sort(new ByQuantity(new Of(AccountNumber.Arr)), ranked.Descending) : null;
    }

    private static bool IsName(Item item) => item.Piece is Property { Name.Field: Field.Owner or Field.Team or Field.Segment or Field.Region or Field.Industry or Field.Stage or Field.Account or Field.Sponsor or Field.Plan };

    /// <summary>What is sorted by; Natural: more of it is larger (a number), so that "top" means descending.</summary>
    private (SortKey Key, bool Descending, bool Natural)? KeyAt(int at)
    {
        if (at >= items.Count || items[at].Used && items[at].Piece is not (Noun or Figure { Quantity: MetricChange })) return null;
        var item = items[at];
        (SortKey, bool, bool)? key = item.Piece switch
        {
            Figure { Quantity: MetricChange } p => (new ByQuantity(p.Quantity), true, true),
            Figure p when item.Compared is null => (new ByQuantity(p.Quantity), true, true),
            Effort p => (new ByQuantity(EffortOver(item, p)), true, true),
            Rate p => (new ByQuantity(new Ratio(p.Name, Records.Resolve(item.When, false))), true, true),
            Noun p when item != main => (new ByQuantity(Records.Counted(Records.Filter(item), Counted(p.Kind))), true, true),
            Timed p when ReferenceEquals(p, Rules.Arr.Started) => Key(Field.ContractStart),
            Property { Name.Field: { } f } => Key(f),
            Property { Name.Word: "date" } when main is not null => (new ByRecordDay(main.Day), false, false),
            Property { Name.Word: "date" } when items.Exists(i => i.Piece is Renewing) => Key(Field.RenewalDate),
            Grouped { Name.Field: { } f } => Key(f),
            Renewing => (new ByField(Field.RenewalDate), false, false),
            Moved => null,
            _ => null,
        };
        if (key is not null) { item.Used = true; if (item.Piece is not Figure { Quantity: MetricChange }) item.Condition = null; }
        return key;
    }

    private (SortKey, bool, bool) Key(Field field) => field switch
    {
        Field.ContractMonths => (new ByQuantity(new Of(AccountNumber.ContractMonths)), true, true),
        _ => (new ByField(field), false, false),
    };
}
