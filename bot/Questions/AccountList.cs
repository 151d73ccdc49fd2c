using CsmBot.Accounts;

namespace CsmBot.Questions;

internal static class AccountList
{
    public static Answer Answer(Question q, AsOf asOf)
    {
        var scan = new Scan(q.Where, asOf);
        var accounts = scan.Matches(Scopes.Of(q.Scope, q.Where, records: false));
        var tied = Order(accounts, q, asOf);
        var columns = AccountColumns.Of(q, asOf);
        var rows = accounts.ConvertAll(a => (IReadOnlyList<object?>)columns.ConvertAll(c => c.Cell(a)));
        return new Answer("", columns.ConvertAll(c => c.Name), rows, null, asOf.Now)
        {
            Notes = [.. scan.Notes(), .. tied],
            AccountIds = accounts.ConvertAll(a => asOf.Book.Accounts[a].AccountId),
        };
    }

    private static IEnumerable<string> Order(List<int> accounts, Question q, AsOf asOf)
    {
        var sorts = q.Sort.Length > 0 ? q.Sort : Sorting.Default(q.Where);
        var keys = sorts.Select(s => new Sorting.Key<int>(Sorting.OfAccount(s.Key, asOf, q.Measures), s.Descending, Sorting.NumberOfAccount(s.Key, asOf, q.Measures)))
            .Append(new(a => asOf.Book.Figures[a].Arr, true, a => asOf.Book.Figures[a].Arr))
            .Append(new(a => asOf.Book.Accounts[a].Name, false)).ToArray();
        if (q.Per is not { } per) return [.. Sorting.Cut(accounts, keys, q.Sort.Length, q.Limit, q.Skip)];
        var axis = new Axis(per, asOf);
        return [.. Sorting.CutEach(accounts, axis.OfAccount ?? throw new CannotAnswer($"Accounts have no {axis.Name}."), axis.Order, keys, q.Sort.Length, q.Limit)];
    }
}
