using System.Collections.Immutable;
using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

// Nouns with the words around that narrow them: "more than 2 urgent tickets opened".
internal static partial class Phrases
{
    /// <summary>Gives each noun the words around that narrow it: "more than 2 urgent tickets opened".</summary>
    private static void Nouns(List<Item> items, DateOnly today)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Piece is not Noun noun) continue;
            for (var b = i - 1; b >= 0 && Narrows(items, b, i, noun.Kind, today, joined: b > 0 && items[b - 1].Piece is Trait); b--) { }
            for (var a = i + 1; a < items.Count && Narrows(items, a, i, noun.Kind, today, joined: LeadsOn(items, a + 1, noun.Kind)); a++) { }
            // "none of them urgent" and the like stay where they are: only what stands beside the noun narrows it.
            var first = i - 1;
            while (first >= 0 && items[first].Used && items[first].Piece is Trait or Link) first--;
            // "hasn't had one meeting": not any.
            if (first > 0 && items[first] is { Used: false, Piece: Compared { Bare: true, Value: 1 } } && items[first - 1].Piece is Link { Word: LinkWord.Not or LinkWord.Without }) { items[first].Used = true; items[first].Piece = new Link(LinkWord.With); }
            else if (first >= 0 && items[first] is { Used: false, Piece: Compared { Unit: UnitOf.Plain } count }) { items[i].Compared = count; items[first].Used = true; }
        }
    }

    /// <summary>Does another word for the same noun follow, behind windows and joining words? "due in December and not done".</summary>
    private static bool LeadsOn(List<Item> items, int at, Kind kind)
    {
        // "when was the fire at Acme closed" asks for that day.
        if (items.Exists(i => i.IsFrame(FrameWord.When)) && items.Skip(at - 1).Any(i => i.Piece is AccountPiece)) return false;
        while (at < items.Count && items[at].Piece is When or Spent or AccountPiece or Whose { Form: not PersonForm.Owns } or Frame { Word: FrameWord.YesNo } or Link { Word: LinkWord.Or or LinkWord.And or LinkWord.Comma or LinkWord.Slash or LinkWord.With }) at++;
        return at < items.Count && !BelongsToNext(items, at) && (items[at].Piece is Trait trait && (trait.Kinds & (Kinds)(1 << (int)kind)) != 0 || kind is Kind.Tickets or Kind.Fires && items[at].Piece is Compared { Bare: false, Unit: UnitOf.Days or UnitOf.Months } || kind == Kind.Fires && items[at] is { Compared: not null, Piece: Effort cost } && CostOf(cost) is not null);
    }

    private static RecordField? CostOf(Effort effort) => effort is not { Tests: [] } ? null : effort.Number switch
    {
        RecordNumber.Cost or RecordNumber.TotalCost => RecordField.TotalCost,
        RecordNumber.DirectCost => RecordField.DirectCost,
        RecordNumber.IndirectCost => RecordField.IndirectCost,
        _ => null,
    };

    private static bool BelongsToNext(List<Item> items, int at) => items[at].Piece is Trait trait && Next(items, at)?.Piece is Noun { Verb: false } next && (trait.Kinds & (Kinds)(1 << (int)next.Kind)) != 0;

    private static bool Narrows(List<Item> items, int at, int nounAt, Kind kind, DateOnly today, bool joined)
    {
        var item = items[at];
        var noun = items[nounAt];
        if (item.Used) return item.Piece is Trait || (item.Piece is Spent && joined);
        switch (item.Piece)
        {
            case Trait trait when (trait.Kinds & (Kinds)(1 << (int)kind)) != 0:
                // "a fire and open tickets": what stands before another noun is said of that one.
                if (at > nounAt && BelongsToNext(items, at)) return false;
                // "opened and closed": two days of one record are more than one filter can say.
                var other = trait.Day is { } second && noun.Day != RecordDay.Main && noun.Day != second;
                // "opened this year and already closed": one window, which is said already.
                if (other && (trait.Test is null || items.FindAll(i => i.Piece is When) is not [var only] || items.IndexOf(only) > at || at < nounAt)) return false;
                item.Used = true;
                if (trait.Test is { } test) noun.Tests = Records.Narrow(noun.Tests, test);
                if (trait.Also is { } also) noun.Tests = Records.Narrow(noun.Tests, also);
                if (trait.Day is { } day && !other) noun.Day = kind == Kind.Plans && day == RecordDay.Opened ? RecordDay.Started : day;
                return true;
            case Compared { Unit: UnitOf.Minutes, Bare: false } length when kind == Kind.Interactions && at > nounAt:
                item.Used = true;
                noun.Tests = noun.Tests.Add(new RecordCompare(RecordField.Minutes, length.Op, length.Value, length.High));
                return true;
            case Compared { Bare: false } age when kind is Kind.Tickets or Kind.Fires && at > nounAt && age.Days(today) is { } days:
                item.Used = true;
                noun.Tests = noun.Tests.Add(new RecordCompare(RecordField.AgeDays, age.Op, days, age.High));
                return true;
            // "fires that cost more than 10k": each by itself.
            case Effort effort when kind == Kind.Fires && at > nounAt && item.Compared is { } cost && CostOf(effort) is { } field:
                item.Used = true;
                noun.Tests = noun.Tests.Add(new RecordCompare(field, cost.Op, cost.Value, cost.High));
                return true;
            case Link { Word: LinkWord.Or or LinkWord.And or LinkWord.Comma or LinkWord.Slash or LinkWord.With } when joined:
                // "lost or still open": two fields, of which one filter cannot say either.
                if (item.Piece is Link { Word: LinkWord.Or or LinkWord.Slash } && at > 0 && at + 1 < items.Count && items[at + 1].Piece is Trait { Test: RecordIs two } && (items[at - 1].Piece is Trait { Test: RecordIs one } && one.Field != two.Field || at - 1 == nounAt && noun.Tests is [RecordIs said, ..] && said.Field != two.Field)) return false;
                // What joins "urgent or high" joins no conditions.
                (item.Piece, item.Used) = (new Link(LinkWord.With), true);
                return true;
            case When or Frame { Word: FrameWord.YesNo } or Spent or AccountPiece or Whose when at > nounAt && joined: return true;
            default: return false;
        }
    }

    /// <summary>"calls or meetings": one noun of both types.</summary>
    private static void Siblings(List<Item> items)
    {
        Trained(items);
        for (var i = 0; i + 2 < items.Count; i++)
        {
            if (items[i] is not { Piece: Noun { Kind: Kind.Interactions } left } || items[i + 2] is not { Piece: Noun { Kind: Kind.Interactions } right, Compared: null }) continue;
            var apart = items[i + 1].IsFrame(FrameWord.Compare);
            if (apart && Previous(items, i)?.Piece is Comparative) continue;
            if ((!apart && items[i + 1].Piece is not Link { Word: LinkWord.Or or LinkWord.And or LinkWord.Slash or LinkWord.Comma, But: false }) || left.Verb != right.Verb) continue;
            // "accounts with calls and emails", "with a visit and a meeting": each of the two.
            if (items[i + 1].IsLink(LinkWord.And) && items.Take(i).Any(x => x.Piece is Subject) && Previous(items, i) is { Piece: Link { Word: LinkWord.With } }) continue;
            // "both a call and a meeting": each of the two.
            if (items[i + 1].IsLink(LinkWord.And) && items.Take(i).Any(x => x.IsLink(LinkWord.Both))) continue;
            items[i + 2].Tests = items[i].Tests.Aggregate(items[i + 2].Tests, Records.Narrow);
            items[i + 2].Compared = items[i].Compared;
            items[i].Used = items[i + 1].Used = true;
            items[i].Piece = items[i + 1].Piece = new Link(LinkWord.With);
            if (apart) (items[i + 1].Piece, items[i + 1].Used) = (new Grouped(new Named("type", null, null, Dimension.Type)), false);
        }
    }

    /// <summary>"people who completed X", "completions of X": two words for the same completions.</summary>
    private static void Trained(List<Item> items)
    {
        for (var i = 0; i + 1 < items.Count; i++)
        {
            var left = items[i];
            var right = items.Find(x => x != left && x.Start >= left.End && x.Piece is Noun { Kind: Kind.Training });
            if (right?.Piece is not Noun noun) continue;
            // "people trained in X but nobody in Y": two things.
            if (items.GetRange(i + 1, items.IndexOf(right) - i - 1).Exists(x => x.Piece is Link { Word: LinkWord.And or LinkWord.Comma or LinkWord.Not or LinkWord.Without or LinkWord.Except or LinkWord.Neither or LinkWord.Nor })) continue;
            if (left.Piece is Noun { Kind: Kind.Training, Verb: false } or Property { Name.OfRecords: Dimension.Learner } or Property { Name: { Word: "person", OfRecords: Dimension.Person } })
            {
                right.Piece = noun with { Verb = noun.Verb && left.Compared is not null, Each = left.Piece is Noun { Each: true } || (noun.Each && left.Piece is Noun { Tests: [] }) };
                right.Compared ??= left.Compared;
                if (i > 0 && right.Compared is null && items[i - 1] is { Used: false, Piece: Compared { Unit: UnitOf.Plain } count } && left.Piece is Property) (right.Compared, items[i - 1].Used, right.Piece) = (count, true, noun);
                right.Tests = left.Piece is Noun ? left.Tests.Aggregate(right.Tests, Records.Narrow) : Records.Narrow(right.Tests, new RecordMissing(RecordField.Learner, Negated: true));
                left.Used = true;
                left.Piece = new Link(LinkWord.With);
                // "people at Acme who have finished it": the verb's helper is no link.
                if (Previous(items, items.IndexOf(right)) is { Piece: Link { Word: LinkWord.With } } helper) helper.Used = true;
            }
        }
    }
}
