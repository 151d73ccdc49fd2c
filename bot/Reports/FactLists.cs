using CsmBot.Accounts;
using static CsmBot.Reports.Grounds;

namespace CsmBot.Reports;

/// <summary>The facts behind a number of a report, listed, with the sums that the number is made of.</summary>
internal static class FactLists
{
    public static (Draft Draft, string Title) Of(Grounds grounds, FactsBehind facts) => facts.Kind switch
    {
        FactKind.Interactions => (Interactions(grounds, facts), Title(facts, "Interactions")),
        FactKind.Accounts => (Accounts(grounds, facts), Title(facts, facts.Overdue ? "Accounts with an overdue renewal" : "Accounts")),
        FactKind.Renewals => (Accounts(grounds, facts), Title(facts, "Accounts that renew")),
        FactKind.Green => (PreventionBoard.PerAccount(grounds, facts), "Accounts behind the prevention board"),
        _ => throw new ArgumentOutOfRangeException(nameof(facts)),
    };

    private static string Title(FactsBehind facts, string what)
    {
        string?[] parts = [facts.Tier is { } tier ? tier == 0 ? "no tier" : $"tier {tier}" : null, facts.Type is { } type ? Words.Of(type) : null,
            facts.Purpose is { } purpose ? purpose == FactsBehind.NoPurpose ? "no purpose said" : purpose : null,
            facts.Reactive is { } reactive ? reactive ? "firefighting" : "prevention" : null, facts.Colour is { } colour ? Words.Of(colour) : null];
        return string.Join(", ", parts.OfType<string>().Prepend(what));
    }

    private static Draft Interactions(Grounds grounds, FactsBehind facts)
    {
        var (book, all, found) = (grounds.Book, new Volume(), new List<(int Account, InteractionRow Row)>());
        foreach (var account in grounds.Accounts)
        {
            if (facts.Tier is { } tier && grounds.AsOf.TierOf(account) != tier) continue;
            foreach (ref readonly var row in Contact.In(grounds.AsOf, account, grounds.Span))
            {
                if (!grounds.Spent(row.Person) || !Fits(facts, row)) continue;
                all.Add(grounds.AsOf, row);
                found.Add((account, row));
            }
        }
        found.Sort((a, b) => b.Row.At.CompareTo(a.Row.At));
        return new Draft(
            [
                new("interactions", "Interactions", all.Interactions, "interactions", "How many, several in one entry counted as several.") { Table = "facts" },
                new("hours", "Hours", Rounded(all.Hours), "hours", "The minutes that were stated.") { Table = "facts" },
                grounds.MoneyFigure("cost", "Cost", all.Cost, "Hours at the billing rate that each person had on the day.") with { Table = "facts" },
            ],
            [
                new ReportTable("facts", "Each entry, the newest first",
                    [new("day", "Day", ColumnUnit.Day), new("account", "Account"), new("person", "Person"), new("type", "Type"), new("purpose", "Purpose"), new("fire", "Fire"), new("volume", "Interactions", ColumnUnit.Count),
                        new("minutes", "Minutes", ColumnUnit.Count), new("cost", "Cost", ColumnUnit.Money), new("effectiveness", "Effectiveness", ColumnUnit.Rating), new("entry", "Entry"), new("notes", "Notes")],
                    new Lazily(found.Count, i => Row(grounds, found[i].Account, found[i].Row))) { AccountIds = new LazyIds(found.Count, i => book.Accounts[found[i].Account].AccountId) },
            ],
            [.. all.WithoutMinutes > 0 ? [Said.WithoutMinutes(all.WithoutMinutes)] : Array.Empty<string>()]);
    }

    private static bool Fits(FactsBehind facts, in InteractionRow row) =>
        (facts.Type is not { } type || row.Type == type) && (facts.Reactive is not { } reactive || Effort.IsReactive(row) == reactive)
        && (facts.Purpose is not { } purpose || (row.PurposeOrNone == 0 ? purpose == FactsBehind.NoPurpose : Words.Of((Purpose)(row.PurposeOrNone - 1)) == purpose));

    private static IReadOnlyList<object?> Row(Grounds grounds, int account, InteractionRow row)
    {
        var entry = grounds.Book.Interaction(account, row);
        return [grounds.AsOf.Days.Day(entry.OccurredAt), grounds.Book.Accounts[account].Name, grounds.NameOf(row.Person), Words.Of(row.Type), entry.Purpose is { } purpose ? Words.Of(purpose) : null, entry.FireId,
            entry.Volume, entry.Minutes, Rounded(Cost.Amount(Cost.Of(grounds.AsOf, row))), entry.Effectiveness, entry.InteractionId, entry.Notes];
    }

    private static Draft Accounts(Grounds grounds, FactsBehind facts)
    {
        var (book, asOf) = (grounds.Book, grounds.AsOf);
        var found = grounds.Accounts.Where(a => (facts.Tier == 0 ? !grounds.IsActive(a) : grounds.IsActive(a)) && (facts.Tier is null or 0 || asOf.TierOf(a) == facts.Tier)
            && (facts.Colour is not { } colour || HealthHistory.Now(asOf, a) == colour) && (!facts.Overdue || Renewing.IsOverdue(asOf, a)) && (facts.Kind != FactKind.Renewals || Renewing.In(asOf, a, grounds.Window)))
            .OrderByDescending(a => book.Figures[a].Arr).ThenBy(a => book.Accounts[a].Name, StringComparer.Ordinal).ToList();
        var crc = found.ConvertAll(a =>
        {
            var sum = new Volume();
            foreach (ref readonly var row in Contact.In(asOf, a, grounds.Span)) sum.Add(asOf, row);
            return sum;
        });
        return new Draft(
            [
                new("accounts", "Accounts", found.Count, "accounts", "How many.") { Table = "facts" },
                grounds.MoneyFigure("arr", "ARR", found.Sum(grounds.Arr), facts.Tier == 0 ? "What they last paid a year." : "Their yearly recurring revenue today.") with { Table = "facts" },
                grounds.MoneyFigure("crc", "CRC", crc.Sum(v => v.Crc), "Cost of their proactive interactions in the window.") with { Table = "facts" },
            ],
            [
                new ReportTable("facts", "Each account, by ARR",
                    [new("account", "Account"), new("tier", "Tier"), new("arr", "ARR", ColumnUnit.Money), new("health", "Health"), new("csm", "CSM"), new("renewal_date", "Renews", ColumnUnit.Day),
                        new("crc", "CRC", ColumnUnit.Money), new("share_of_arr", "CRC of ARR", ColumnUnit.Percent), new("reactive_cost", "Firefighting", ColumnUnit.Money)],
                    new Lazily(found.Count, i => [book.Accounts[found[i]].Name, grounds.Tier(found[i]), grounds.Arr(found[i]), Words.Of(HealthHistory.Now(asOf, found[i])), grounds.NameOf(book.Figures[found[i]].Owner),
                        book.Figures[found[i]].RenewalDate, Rounded(crc[i].Crc), Percent(crc[i].Crc, grounds.Arr(found[i])), Rounded(crc[i].ReactiveCost)]))
                    { AccountIds = new LazyIds(found.Count, i => book.Accounts[found[i]].AccountId), Concern = CsmBot.Questions.Concern.None },
            ], []);
    }
}

/// <summary>Rows that are made when they are looked at: of very many, a page shows the first.</summary>
internal sealed class Lazily(int count, Func<int, IReadOnlyList<object?>> row) : LazyList<IReadOnlyList<object?>>(count, row);

internal sealed class LazyIds(int count, Func<int, string> id) : LazyList<string>(count, id);

internal abstract class LazyList<T>(int count, Func<int, T> item) : IReadOnlyList<T>
{
    public T this[int index] => index >= 0 && index < count ? item(index) : throw new ArgumentOutOfRangeException(nameof(index));
    public int Count => count;

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < count; i++) yield return item(i);
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
}
