using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// "which industry has the most ARR at risk", "top 3 CSMs by hours": groups in an order.
internal sealed partial class Composition
{
    /// <summary>"which industry has the most ARR at risk", "top 3 CSMs by hours".</summary>
    private Question? Ranking()
    {
        var rank = First<Ranked>();
        var property = items.Find(i => i is { Piece: Property { Name: { } n }, Used: false } && (n.Group ?? n.OfRecords) is not null and not Dimension.Account);
        if (rank is null && property is not null && !items.Exists(i => i.Piece is Subject && i.Start < property.Start) && Phrases.Next(items, items.IndexOf(property))?.Piece is SortedBy) return RankingOf(property, new Ranked(RankWord.Most, true, int.MaxValue), null);
        // "who on the team has the most": people are asked for, and the team says only which.
        if (rank is { Piece: Ranked { Word: RankWord.Most } } && property is { Piece: Property { Name.Word: "team" } } && Has(FrameWord.Who) && items.FindIndex(i => i.IsFrame(FrameWord.Who)) < items.IndexOf(property))
        {
            property.Used = true;
            property = items.Exists(i => i.Piece is Effort or Rate) || main is not null ? null : items.Find(i => i.IsFrame(FrameWord.Who));
            if (property is null && items.Find(i => i.IsFrame(FrameWord.Who)) is { } who) (who.Piece, property) = (new Property(new Named("person", null, null, Dimension.Person)), who);
        }

        // "who has the highest share of firefighting": whose work it is.
        if (rank is { Piece: Ranked { Word: RankWord.Most } } && property is null && main is null && AsksWho() && items.FindAll(i => i is { Used: false, Compared: null, Piece: Figure or Effort or Rate }) is [{ Piece: Rate { OfWork: true } }] && !items.Exists(i => i.Piece is Subject))
            (items[0].Piece, property) = (new Property(new Named("person", null, null, Dimension.Person)), items[0]);
        if (rank is { Piece: Ranked { Word: RankWord.Most } } && property is null && main is null && Has(FrameWord.Who) && (items.Exists(i => i.Piece is Subject) || (tokens.Count > 1 && tokens.Folded(1) is "carries" or "holds" or "manages" or "handles"))) property = items.Find(i => i.IsFrame(FrameWord.Who));
        if (rank is null || property is null) return null;
        // "who owns the biggest red account": one account is looked for, and then whose it is.
        if (property.Piece is Property { Name.Word: "owner" or "csm" } && items.Exists(i => i.Piece is Property { Name.Word: "owner" } || (i.Used && tokens.Folded(i.Start) is "owns" or "manages" or "covers" or "handles")) && OfTheOne(property)) { rank.Piece = ((Ranked)rank.Piece) with { Limit = 1 }; return null; }
        // "large accounts whose health …" ranks accounts.
        if (((Ranked)rank.Piece).Word == RankWord.Big && Phrases.Next(items, items.IndexOf(rank))?.Piece is Subject && property.Start > rank.Start) return null;
        // "which CSM has the oldest ticket" asks for a record first.
        if (main is not null && ((Ranked)rank.Piece).Word is RankWord.Old or RankWord.Early or RankWord.Long) return null;
        return RankingOf(property, (Ranked)rank.Piece, rank);
    }

    /// <summary>"which account has the oldest open ticket", "CSMs with the oldest fires": each by the age of its oldest.</summary>
    private Question? WithTheOldest()
    {
        if (items.Find(i => i is { Used: false, Piece: Ranked { Word: RankWord.Old or RankWord.Long, Descending: true } }) is not { Piece: Ranked ranked } rank) return null;
        var noun = items.FindIndex(i => i.Piece is Noun { Kind: Kind.Tickets or Kind.Fires, Verb: false });
        if (noun < 0 || items.FindIndex(i => i.Piece is Subject { Noun: true } or Property { Name.Group: not null }) is not (>= 0 and var what) || what > items.IndexOf(rank) || items.IndexOf(rank) > noun || items.Exists(i => i.Piece is Grouped or SortedBy or Effort or Figure)) return null;
        if (items[0].Piece is not (Frame { Word: FrameWord.Which or FrameWord.List } or Subject or Property)) return null;
        var dimension = items[what].Piece is Property { Name: var name } ? DimensionOf(name, true, ((Noun)items[noun].Piece).Kind) : Dimension.Account;
        if (dimension is not { } group) return null;
        main = items[noun];
        (items[noun].Condition, items[noun].Used, rank.Used, items[what].Used) = (null, true, true, true);
        var filter = MainFilter();
        foreach (var item in items) if (item.Piece is Link { Word: LinkWord.With }) item.Used = true;
        return new Question { Kind = filter.Kind, Records = filter, Scope = Scope(), Where = Where(), Shape = Shape.Figure, Measures = [new Measure(Aggregate.Max, new Over(RecordNumber.DaysOpen, filter))], GroupBy = [group], Sort = [new Sort(new ByMeasure(0), true)], Limit = ranked.Limit ?? (items[what].End > 0 && tokens.Folded(items[what].End - 1)[^1] == 's' ? null : 1) };
    }

    private bool OfTheOne(Item property) => main is null && items.Exists(i => i.Piece is Subject { Noun: true } && i.Start > property.Start && tokens.Folded(i.End - 1) is "account" or "customer" or "client" or "logo" or "company") && !items.Exists(i => i.Piece is Effort or Noun or Grouped);

    private Question? RankingOf(Item property, Ranked ranked, Item? rank)
    {
        var head = items.Find(i => !i.Used && i.Compared is null && i.Piece is Figure or Effort or Rate);
        if (property.Piece is Property { Name.OfRecords: Dimension.Fire } && main?.Piece is not Noun { Kind: Kind.Fires }) return null;
        var records = (head is not null && OfWork(head.Piece)) || (head is null && main is not null);
        var name = property.Piece is Property p ? p.Name : new Named("csm", Dimension.Owner, Field.Owner);
        if ((DimensionOf(name, records, main is null ? Kind.Interactions : ((Noun)main.Piece).Kind) ?? (records ? null : name.OfRecords)) is not { } dimension) return null;
        Measure measure;
        var question = new Question();
        var share = items.Find(i => i.IsFrame(FrameWord.Share));
        if (share is not null || ranked.Word == RankWord.Good) return RankingOfShare(property, ranked, rank, share, head, dimension);
        if (head is not null) measure = MeasureOf(head, First<Aggregated>());
        else if (main is not null)
        {
            var kind = ((Noun)main.Piece).Kind;
            main.Used = true;
            var filter = MainFilter();
            question = question with { Kind = kind, Records = filter };
            measure = new Measure(Aggregate.Sum, new Over(Counted(kind), filter));
        }
        else if (items.Exists(i => i.Piece is Subject)) measure = new Measure(Aggregate.Count, new Of(AccountNumber.One));
        else return null;
        property.Used = true;
        if (head is null) Use(FrameWord.Count);
        if (rank is not null) rank.Used = true;
        foreach (var item in items) if (item.Piece is SortedBy or Spent) item.Used = true;
        return question with
        {
            Scope = Scope(), Where = Where(), Shape = Shape.Figure, Measures = [measure], GroupBy = [dimension],
            Sort = [new Sort(new ByMeasure(0), Towards(ranked))], Limit = ranked.Limit == int.MaxValue ? null : ranked.Limit ?? 1,
        };
    }

    /// <summary>"high to low", said behind.</summary>
    private bool Towards(Ranked ranked)
    {
        if (ranked.Limit != int.MaxValue || items.Find(i => i is { Piece: Direction, Used: false }) is not { Piece: Direction { Descending: var down } } direction) return ranked.Descending;
        direction.Used = true;
        return down;
    }

    /// <summary>"which industry is healthiest, by share of green accounts", "rank regions by share of ARR at risk".</summary>
    private Question? RankingOfShare(Item property, Ranked ranked, Item? rank, Item? share, Item? head, Dimension dimension)
    {
        property.Used = true;
        foreach (var item in items) if (item == rank || item == share || item.Piece is SortedBy) item.Used = true;
        var (scope, quantity, where) = (Scope(), head is null ? new Of(AccountNumber.One) : QuantityOf(head), Where());
        if (where is AllAccounts && ranked.Word == RankWord.Good) where = new OneOf(Field.Health, Words.Of(Colour.Green));
        if (where is AllAccounts) return null;
        return new Question
        {
            Scope = scope, Where = where, Shape = Shape.Figure, Measures = [new Measure(Aggregate.Share, quantity)], GroupBy = [dimension],
            Sort = [new Sort(new ByMeasure(0), ranked.Descending)], Limit = ranked.Limit == int.MaxValue ? null : ranked.Limit ?? 1,
        };
    }
}
