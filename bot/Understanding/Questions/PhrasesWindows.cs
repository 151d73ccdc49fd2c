using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// To what a window belongs, and who shares it: "calls in October", "no calls and no meetings this month".
internal static partial class Phrases
{
    /// <summary>A window belongs to the nearest thing before it that can take one, else to the nearest behind it.</summary>
    private static void Windows(List<Item> items, DateOnly today)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not { Piece: When when, Used: false }) continue;
            var against = i > 0 && (items[i - 1].IsFrame(FrameWord.Compare) || (items[i - 1].Piece is Link { Word: LinkWord.And or LinkWord.With } && items.Exists(x => x.IsFrame(FrameWord.Compare))) || (items[i - 1] is { Used: true, Piece: When } && items[0].IsFrame(FrameWord.Compare)));
            var taker = Taker(items, i, -1, when, against) ?? Taker(items, i, 1, when, against);
            if (taker is null) continue;
            if (against && taker.When is not null) taker.Against = when.Window; else taker.When = when.Window;
            items[i].Used = true;
        }

        Share(items);
        Days(items, today);
        Readings(items, today);
    }

    /// <summary>"on June 30, who was at risk": the colour on that day; today's is the colour now.</summary>
    private static void Days(List<Item> items, DateOnly today)
    {
        if (items.FindAll(i => i is { Used: false, Piece: When }) is not [{ Piece: When { Window.Past: { Days: 1, From: { } day } } } when] || items.FindAll(i => i.Piece is Coloured) is not [{ Piece: Coloured colour } coloured] || items.Exists(i => i.Piece is Renewing or Timed or Noun or Effort or Rate or Frame { Word: FrameWord.Compare })) return;
        if (day > today) return;
        when.Used = true;
        if (day < today) coloured.Piece = new Is(new HealthOn(day, colour.Colours));
    }

    /// <summary>"NPS of Acme on 1 October": the newest value then.</summary>
    private static void Readings(List<Item> items, DateOnly today)
    {
        Averaged(items);
        if (items.FindAll(i => i is { Used: false, Piece: When }) is not [{ Piece: When { Window.Past: { Days: 1, From: { } day } } } when] || day >= today || items.Exists(i => i.Piece is Renewing or Timed or Noun or Effort or Rate or Coloured or Frame { Word: FrameWord.Compare })) return;
        if (items.FindAll(i => i.Piece is Figure { Quantity: Metric }) is not [{ Piece: Figure { Quantity: Metric metric } } figure]) return;
        when.Used = true;
        figure.Piece = new Figure(metric with { On = day });
    }

    /// <summary>"average usage in October", "lowest NPS this year": of all that was read in that time.</summary>
    private static void Averaged(List<Item> items)
    {
        if (items.FindAll(i => i is { Used: false, Piece: When }) is not [{ Piece: When { Window.Past: { Days: not 1 } window } } when] || items.Exists(i => i.Piece is Renewing or Timed or Noun or Effort or Rate or Frame { Word: FrameWord.Compare })) return;
        if (items.FindAll(i => i.Piece is Figure) is not [{ Compared: null, Piece: Figure { Quantity: Metric { On: null, Name: var name } } } figure] || !items.Exists(i => i.Piece is Aggregated { Aggregate: Aggregate.Average or Aggregate.Median or Aggregate.Min or Aggregate.Max })) return;
        when.Used = true;
        figure.Piece = new Figure(new Over(RecordNumber.Value, new RecordFilter(Kind.Signals, window, new RecordIs(RecordField.Metric, name))));
    }

    private static Item? Taker(List<Item> items, int at, int step, When when, bool against)
    {
        for (var i = at + step; i >= 0 && i < items.Count; i += step)
        {
            var item = items[i];
            if (item.Used || (item.When is not null && !(against && item.Against is null))) continue;
            if (item.Piece is Timed or Renewing or Noun or Effort or Rate) return item;
        }

        return null;
    }

    /// <summary>"calls and fires last month", "hours and cost this quarter": what stands side by side shares the window.</summary>
    private static void Share(List<Item> items)
    {
        for (var i = items.Count - 1; i >= 0; i--) if (Neighbour(items, i, -1) is { } before) Share(items, i, before);
        for (var i = 0; i < items.Count; i++) if (Neighbour(items, i, 1) is { } behind) Share(items, i, behind);
    }

    /// <summary>What stands beside it with nothing but links between, as far as the clause goes: "no calls, no meetings and no visits".</summary>
    private static Item? Neighbour(List<Item> items, int at, int step)
    {
        if (items[at].When is null) return null;
        var linked = false;
        for (var i = at + step; i >= 0 && i < items.Count; i += step)
        {
            if (items[i] is { NewClause: true, Piece: Link { Word: LinkWord.And } }) return null;
            if (items[i].Piece is When or Compared { } && items[i].Used) continue;
            if (items[i].Piece is Link { Word: LinkWord.And or LinkWord.Or or LinkWord.Comma or LinkWord.Nor or LinkWord.Neither or LinkWord.Without or LinkWord.With }) { linked |= !items[i].IsLink(LinkWord.With); continue; }
            return linked ? items[i] : null;
        }

        return null;
    }

    private static void Share(List<Item> items, int at, Item to)
    {
        var from = items[at];
        // "a fire, with calls this month": of different kinds, only what one "and" joins shares the window.
        // "neither a plan nor a call this quarter": a plan is had, whenever it began.
        if (to.Piece is Noun { Kind: Kind.Plans } && from.Piece is not Noun { Kind: Kind.Plans or Kind.Steps }) return;
        // "without a QBR and without training this year": both were denied in the same words.
        bool Denied(Item noun) => Previous(items, items.IndexOf(noun))?.IsLink(LinkWord.Without) == true;
        if (from.Piece is Noun { Kind: var a } && to.Piece is Noun { Kind: var b } && a != b && Math.Abs(items.IndexOf(to) - at) is var apart && apart != 2 && !(apart == 3 && Denied(from) && Denied(to))) return;
        if (to.When is not null || (from.Piece, to.Piece) is not ((Noun, Noun) or (Effort or Rate, Effort or Rate) or (Timed, Timed))) return;
        to.When = from.When;
        to.Against = from.Against;
    }
}
