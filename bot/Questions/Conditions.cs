using System.Collections.Immutable;
using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>
/// Makes conditions ready to be evaluated. What is asked of a number that the account lacks cannot be judged, nor can its opposite; an empty word or day is known to be empty:
/// an account without a segment is not in Enterprise, one without a renewal date does not renew this quarter, and one never contacted has waited longest.
/// </summary>
public static class Conditions
{
    public static Judgement Compile(Condition condition, Book book, Moment moment) => Compile(condition, new AsOf(book, moment));

    public static Judgement Compile(Condition condition, AsOf asOf) => condition switch
    {
        AllAccounts => new Leaf(condition, static _ => Verdict.True, 0),
        AllOf c => new Every(c, c.Parts.Select(p => Compile(p, asOf))),
        AnyOf c => new Either(c, c.Parts.Select(p => Compile(p, asOf))),
        Not c => new Opposite(c, Compile(c.Part, asOf)),
        OneOf c => Words(c, asOf),
        Missing c => Missing(c, asOf),
        DayIn c => Day(c, asOf),
        Compare c => Compare(c, asOf),
        CompareBoth c => CompareBoth(c, asOf),
        SameAs c => Same(c, asOf),
        OnWeekday c => Weekday(c, asOf),
        Foremost c => Ranking.Leaf(c, asOf),
        RenewalOverdue => Leaf(condition, a => Renewing.IsOverdue(asOf, a), 6),
        BehindOnPlan => Leaf(condition, a => Plans.IsBehind(asOf, a), 8),
        NotContacted c => Quiet(c, asOf),
        HealthOn c => HealthOn(c, asOf),
        Turned c => Turned(c, asOf),
        BeenColour c => Been(c, asOf),
        StayedGreen c => StayedGreen(c, asOf),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.GetType().Name),
    };

    private static Leaf Leaf(Condition condition, Func<int, bool> holds, int effort) => new(condition, a => Verdicts.Of(holds(a)), effort);

    private static Leaf Words(OneOf c, AsOf asOf)
    {
        var book = asOf.Book;
        switch (c.Field)
        {
            case Field.Account or Field.AccountId:
                var accounts = c.Values.Select(book.Find).Where(a => a >= 0).ToHashSet();
                return new Leaf(c, a => Verdicts.Of(accounts.Contains(a)), 0, () => [.. accounts.Order()]);
            case Field.Tier:
                return Tier(c, book);
            case Field.Health:
                var colours = ColourSets.Of(c.Values.Select(v => Accounts.Words.TryRead<Colour>(v, out var colour) ? colour : throw new CannotAnswer($"\"{v}\" is no health colour.")));
                return Leaf(c, a => colours.Has(HealthHistory.Now(asOf, a)), 5);
            case Field.Owner:
                return Ordinals(c, book.People.Find, a => book.Figures[a].Owner);
            case Field.Segment:
                return Ordinals(c, book.Segments.Find, a => book.Figures[a].Segment);
            case Field.Region:
                return Ordinals(c, book.Regions.Find, a => book.Figures[a].Region);
            case Field.Industry:
                return Ordinals(c, book.Industries.Find, a => book.Figures[a].Industry);
            case Field.Plan:
                return Leaf(c, a => AccountFields.Plans(asOf, a).Any(p => Has(c.Values, p)), 9);
            default:
                var of = AccountFields.Text(c.Field, asOf);
                return Leaf(c, a => of(a) is { } text && Has(c.Values, text), 7);
        }
    }

    private static Leaf Tier(OneOf c, Book book)
    {
        var (tiers, wanted) = (book.Tiers, c.Values.Select(v => byte.TryParse(v, out var tier) ? tier : (byte)0).Where(t => t > 0).ToArray());
        return new Leaf(c, a => Verdicts.Of(Array.IndexOf(wanted, (byte)tiers.Of(a)) >= 0), 1, () =>
        {
            var (found, from) = (new List<int>(), 0);
            for (var all = tiers.All; all[from..].IndexOfAny(wanted) is var next and >= 0; from += next + 1) found.Add(from + next);
            return found;
        });
    }

    private static Leaf Ordinals(OneOf c, Func<string, int> find, Func<int, int> of)
    {
        var wanted = c.Values.Select(find).Where(o => o >= 0).ToArray();
        return wanted.Length == 1 ? Leaf(c, a => of(a) == wanted[0], 2) : Leaf(c, a => Array.IndexOf(wanted, of(a)) >= 0, 2);
    }

    private static Leaf Missing(Missing c, AsOf asOf)
    {
        var of = AccountFields.Cell(c.Field, asOf);
        return Leaf(c, a => of(a) is null, 7);
    }

    private static Leaf Day(DayIn c, AsOf asOf)
    {
        if (c.Field == Field.RenewalDate) return Leaf(c, a => Renewing.In(asOf, a, c.Window), 2);
        if (c.Field == Field.LastContact)
        {
            var span = asOf.Span(c.Window);
            return Leaf(c, a => Contact.Last(asOf, a) is { } at && span.Contains(at), 5);
        }
        var of = AccountFields.Day(c.Field, asOf);
        return Leaf(c, a => of(a) is { } day && c.Window.Contains(day), 6);
    }

    private static Leaf Compare(Compare c, AsOf asOf)
    {
        var number = Quantities.Of(c.Quantity, asOf);
        return new Leaf(c, a => Verdicts.Compare(number(a), c.Op, c.Value, c.High), Quantities.Effort(c.Quantity));
    }

    private static Leaf CompareBoth(CompareBoth c, AsOf asOf)
    {
        var (left, right) = (Quantities.Of(c.Left, asOf), Quantities.Of(c.Right, asOf));
        return new Leaf(c, a => Verdicts.Compare(left(a), c.Op, right(a) * c.Factor, double.PositiveInfinity), Quantities.Effort(c.Left) + Quantities.Effort(c.Right));
    }

    private static Leaf Same(SameAs c, AsOf asOf)
    {
        var (of, other) = (AccountFields.Text(c.Field, asOf), asOf.Book.Find(c.AccountId));
        var wanted = other < 0 ? null : of(other);
        return Leaf(c, a => a != other && wanted is not null && string.Equals(of(a), wanted, StringComparison.OrdinalIgnoreCase), 7);
    }

    private static Leaf Weekday(OnWeekday c, AsOf asOf)
    {
        var (of, ahead) = (AccountFields.Day(c.Field, asOf), c.Field == Field.RenewalDate);
        return Leaf(c, a => of(a) is { } day && c.Days.Contains(day.DayOfWeek) && (!ahead || day >= asOf.Today), 6);
    }

    private static Leaf Quiet(NotContacted c, AsOf asOf)
    {
        var span = asOf.LastDays(c.Days);
        return Leaf(c, a => Contact.NotIn(asOf, a, span), 5);
    }

    private static Leaf HealthOn(HealthOn c, AsOf asOf)
    {
        var colours = ColourSets.Of(c.Colours);
        return Leaf(c, a => colours.Has(HealthHistory.On(asOf, a, c.Day)), 6);
    }

    private static Leaf Turned(Turned c, AsOf asOf)
    {
        var (to, from, span) = (ColourSets.Of(c.To), FromAny(c.From), asOf.Span(c.Window));
        return Leaf(c, a => HealthHistory.Turned(asOf, a, span, to, from), 7);
    }

    internal static Colours FromAny(ImmutableArray<Colour> from) => from.IsDefaultOrEmpty ? Colours.Any : ColourSets.Of(from);

    private static Leaf Been(BeenColour c, AsOf asOf)
    {
        var colours = ColourSets.Of(c.Colours);
        if (c.Op == Op.AtLeast) return Leaf(c, a => HealthHistory.Been(asOf, a, colours, c.Days), 6);
        return Leaf(c, a => colours.Has(HealthHistory.Now(asOf, a))
            && Verdicts.Holds(HealthHistory.DaysInColour(asOf, a) ?? double.PositiveInfinity, c.Op, c.Days, c.Days), 6);
    }

    private static Leaf StayedGreen(StayedGreen c, AsOf asOf)
    {
        var span = asOf.Span(c.Window);
        return Leaf(c, a => HealthHistory.StayedGreen(asOf, a, span), 7);
    }

    private static bool Has(ImmutableArray<string> values, string text)
    {
        foreach (var value in values)
            if (string.Equals(value, text, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
