using System.Collections.Immutable;
using CsmBot.Questions;

namespace CsmBot.Understanding.Questions;

/// <summary>
/// And, or, not over the conditions of a message. Values of one field side by side are alternatives ("reds and yellows");
/// "or" joins its neighbours before anything else does, or two like halves ("tier 1 reds or tier 2 yellows"); the rest is "and".
/// </summary>
internal static class Expression
{
    private sealed class Term
    {
        public required Condition Condition { get; set; }
        public bool Negated { get; set; }
        public LinkWord? Link { get; set; }
        public bool NewPart { get; init; }

        /// <summary>Behind a comma and an "or": the half before it is whole.</summary>
        public bool Apart { get; init; }
    }

    /// <param name="items">In the order of the message; those with a <see cref="Item.Condition"/> count, links between them join.</param>
    /// <param name="unclear">Set when two readings fit equally.</param>
    public static Condition Of(IReadOnlyList<Item> items, out bool unclear)
    {
        unclear = false;
        var terms = Terms(items);
        Merge(terms);
        return terms.Count == 0 ? Condition.All : Combine(terms, ref unclear);
    }

    private static List<Term> Terms(IReadOnlyList<Item> items)
    {
        var terms = new List<Term>(items.Count);
        LinkWord? link = null, negation = null;
        var (newPart, fresh, comma) = (false, false, false);
        Item? negator = null;
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            if (item.Piece is Link { Word: var word })
            {
                // "no call but an email": what follows is there.
                if (item.Piece is Link { But: true } && !fresh) negation = null;
                if (item.NewClause && !fresh && word is LinkWord.And or LinkWord.With) negation = null;
                // "… or which have none, tier 1 only": what is denied does not stand behind a comma.
                if (word == LinkWord.Comma && fresh) (negation, fresh) = (null, false);
                comma |= word == LinkWord.Comma && link is null;
                if (word is LinkWord.And or LinkWord.Or or LinkWord.Comma or LinkWord.Slash or LinkWord.Plus) link = Stronger(link, word);
                else if (word is LinkWord.Not or LinkWord.Except or LinkWord.Without or LinkWord.Neither) (negation, fresh, negator) = (word, true, item);
                else if (word == LinkWord.Nor) (negation, fresh, negator, link) = (LinkWord.Neither, true, item, LinkWord.And);
                continue;
            }

            if (item.Piece is Subject) { newPart = terms.Count > 0; continue; }
            if (item.Condition is not { } condition)
            {
                if (item.Piece is not (When or Trait or Compared)) link = null;
                continue;
            }

            if (!fresh) negation = Goes(negation, terms, link, item);
            if (fresh && negator is not null) negator.Used = true;
            fresh = false;
            terms.Add(new Term { Condition = condition, Negated = negation is not null, Link = link, NewPart = newPart, Apart = comma && link == LinkWord.Or });
            comma = false;
            newPart = false;
            link = null;
            if (negation is LinkWord.Not or LinkWord.Neither) negation = null;
        }

        return terms;
    }

    private static LinkWord Stronger(LinkWord? before, LinkWord now) => before is null or LinkWord.Comma ? now : before.Value;

    /// <summary>Does a negation reach this term? "without" and "except" reach along a list of like things.</summary>
    private static LinkWord? Goes(LinkWord? negation, List<Term> terms, LinkWord? link, Item item)
    {
        if (negation is null || terms.Count == 0 || !terms[^1].Negated) return negation;
        var like = Alike(Inner(terms[^1].Condition), Inner(item.Condition!));
        return negation switch
        {
            LinkWord.Except => link is not null && (like || (link != LinkWord.Comma && item.Piece is Is or Coloured or Whose)) ? negation : null,
            LinkWord.Without => link is not null && like && item.Piece is Noun ? negation : null,
            _ => negation,
        };
    }

    /// <summary>"not owned by Rose, Sasha or Tomás": what is denied of the first is denied of all in the row.</summary>
    private static void Row(List<Term> terms)
    {
        for (var i = 0; i + 2 < terms.Count; i++)
        {
            var last = i + 1;
            bool Follows(LinkWord link) => last < terms.Count && terms[last] is { Negated: false, NewPart: false } next && next.Link == link && next.Condition is OneOf right && terms[i].Condition is OneOf left && left.Field == right.Field;
            while (Follows(LinkWord.Comma)) last++;
            if (!terms[i].Negated || last == i + 1 || !Follows(LinkWord.Or)) continue;
            for (var t = i + 1; t <= last; t++) terms[t].Negated = true;
        }
    }

    /// <summary>Alternatives of one field become one condition.</summary>
    private static void Merge(List<Term> terms)
    {
        Row(terms);
        for (var i = 1; i < terms.Count; i++)
        {
            var (left, right) = (terms[i - 1], terms[i]);
            // "which of my customers I have not contacted": said twice is said once.
            if (left.Condition.Equals(right.Condition) && left.Negated == right.Negated && right.Link is null or LinkWord.And) { terms.RemoveAt(i--); continue; }
            if (right.Link is null or LinkWord.Plus || right.NewPart) continue;
            var sameSign = left.Negated == right.Negated || (left.Negated && right.Link == LinkWord.Or && !right.Negated && Alike(left.Condition, right.Condition));
            if (!sameSign || Union(left.Condition, right.Condition) is not { } union) continue;
            left.Condition = union;
            terms.RemoveAt(i--);
        }
    }

    private static Condition? Union(Condition a, Condition b) => (a, b) switch
    {
        (OneOf x, OneOf y) when x.Field == y.Field => new OneOf(x.Field, x.Values.Union(y.Values).ToArray()),
        // One account renews once: "in December and in March" is in either.
        (DayIn x, DayIn y) when x.Field == y.Field && Apart(x.Window, y.Window) => new AnyOf([x, y]),
        (HealthOn x, HealthOn y) when x.Day == y.Day => new HealthOn(x.Day, [.. x.Colours.Union(y.Colours)]),
        _ => null,
    };

    private static bool Apart(Accounts.Window a, Accounts.Window b) => (a.To is { } end && b.From >= end) || (b.To is { } other && a.From >= other);

    private static Condition Combine(List<Term> terms, ref bool unclear)
    {
        // "reds plus the yellows in tier 2": each side is whole.
        if (terms.FindIndex(1, t => t.Link == LinkWord.Plus) is > 0 and var plus)
        {
            terms[plus].Link = null;
            return Condition.Or(Combine(terms[..plus], ref unclear), Combine(terms[plus..], ref unclear));
        }

        var groups = new List<List<Condition>> { new() { Signed(terms[0]) } };
        var firsts = new List<int> { 0 };
        // Each group is a list of alternatives; the groups are joined by "and".
        for (var i = 1; i < terms.Count; i++)
        {
            if (Clash(terms, i)) unclear = true;
            if (terms[i].Link is not LinkWord.Or and not LinkWord.Slash) { groups.Add([Signed(terms[i])]); firsts.Add(i); continue; }
            if (terms[i].Apart && groups.Count > 1 && Listed(terms, i, out var list)) return list;
            var parallel = Parallel(terms, firsts, i);
            if (parallel >= 0) return Halves(terms, parallel, i, ref unclear);
            if (terms[i].NewPart && groups.Count > 1) return Halves(terms, 0, i, ref unclear);
            // "red and behind on plan or without a sponsor": which of the two comes first cannot be heard.
            if (terms[i - 1].Link == LinkWord.And && groups.Count > 1 && terms[i - 1].Link is LinkWord.And && !terms[i - 1].NewPart) unclear = true;
            groups[^1].Add(Signed(terms[i]));
        }

        return Condition.And(groups.Select(g => Condition.Or(g)));
    }

    /// <summary>
    /// "red and without a sponsor, or overdue": the comma ends the half before it. "red, overdue, or without a sponsor" is a row of alternatives where commas alone join
    /// them; what stands before the noun narrows all.
    /// </summary>
    private static bool Listed(List<Term> terms, int at, out Condition list)
    {
        list = Condition.All;
        if (at != terms.Count - 1 && terms.Skip(at + 1).Any(t => t.Link is LinkWord.Or or LinkWord.Slash)) return false;
        var from = at - 1;
        while (from > 0 && terms[from].Link == LinkWord.Comma && !terms[from].NewPart) from--;
        var right = Condition.And(terms.Skip(at).Select(Signed));
        if (from < at - 1 && terms.Take(from + 1).All(t => t.Link is not LinkWord.And))
        {
            list = Condition.And([.. terms.Take(from).Select(Signed), Condition.Or([.. terms.Take(at).Skip(from).Select(Signed), right])]);
            return true;
        }

        if (terms.Take(at).Any(t => t.Link is LinkWord.Or or LinkWord.Comma or LinkWord.Slash)) return false;
        // "tier 2 accounts that …, or …": what stands before the noun is said of both halves.
        var common = terms.Skip(at).Any(t => t.NewPart) ? 0 : Math.Max(0, terms.FindIndex(0, at, t => t.NewPart));
        list = Condition.And([.. terms.Take(common).Select(Signed), Condition.Or(Condition.And(terms.Take(at).Skip(common).Select(Signed)), right)]);
        return true;
    }

    /// <summary>"EMEA accounts in APAC": one account cannot be both.</summary>
    private static bool Clash(List<Term> terms, int at) =>
        terms[at] is { Negated: false, Condition: OneOf one, Link: not LinkWord.Or } && terms.Take(at).Any(t => t is { Negated: false, Condition: OneOf other } && other.Field == one.Field && !other.Equals(one)) && !terms.Take(at + 1).Any(t => t.Link == LinkWord.Or);

    /// <summary>Where the left half of "tier 1 reds or tier 2 yellows" begins: at the earlier term that the right half begins alike; -1 for none.</summary>
    private static int Parallel(List<Term> terms, List<int> firsts, int at)
    {
        if (firsts.Count < 2) return -1;
        for (var g = 0; g < firsts.Count - 1; g++)
            if (Alike(terms[firsts[g]].Condition, terms[at].Condition)) return firsts[g];
        return -1;
    }

    private static Condition Halves(List<Term> terms, int from, int at, ref bool unclear)
    {
        var inner = false;
        var left = Condition.And(terms.Take(at).Skip(from).Select(Signed));
        var right = terms.Skip(at).ToList();
        right[0].Link = null;
        var combined = Condition.Or(left, Combine(right, ref inner));
        unclear |= inner;
        return Condition.And([.. terms.Take(from).Select(Signed), combined]);
    }

    private static Condition Signed(Term term) => term.Negated ? Negate(term.Condition) : term.Condition;

    private static Condition Negate(Condition condition) => condition is Not not ? not.Part : new Not(condition);

    private static Condition Inner(Condition condition) => condition is Not not ? not.Part : condition;

    /// <summary>Are both about the same thing: one field, one number, one kind of record?</summary>
    private static bool Alike(Condition a, Condition b) => (Inner(a), Inner(b)) switch
    {
        (OneOf x, OneOf y) => x.Field == y.Field,
        (DayIn x, DayIn y) => x.Field == y.Field,
        (Missing x, Missing y) => true,
        (Compare { Quantity: Over x }, Compare { Quantity: Over y }) => true,
        (Compare { Quantity: Over }, Compare { Quantity: Of { Number: AccountNumber.OpenTickets } }) => true,
        (Compare { Quantity: Of { Number: AccountNumber.OpenTickets } }, Compare { Quantity: Over }) => true,
        (Compare x, Compare y) => x.Quantity == y.Quantity,
        (Missing, Compare { Quantity: Over }) or (Compare { Quantity: Over }, Missing) => true,
        _ => a.GetType() == b.GetType(),
    };
}
