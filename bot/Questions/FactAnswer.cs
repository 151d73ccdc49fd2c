using CsmBot.Accounts;
using CsmBot.Questions.Records;

namespace CsmBot.Questions;

/// <summary>One account's facts: a value where it is one number, else a row with the fact last. Of records of many accounts, the newest (or oldest) of all.</summary>
internal static class FactAnswer
{
    public static Answer Answer(Question q, AsOf asOf)
    {
        if (q.Show.IsEmpty) return q.Measures.Length > 0 ? Figures.Answer(q, asOf) : q.Kind == Kind.Accounts ? AccountList.Answer(q, asOf) : RecordList.Answer(q, asOf);
        var scan = new Scan(q.Where, asOf);
        var accounts = scan.Matches(Scopes.Of(q.Scope, q.Where, q.Kind != Kind.Accounts));
        if (q.Kind != Kind.Accounts && q.Show is [ShowRecord show]) return OfAll(show, accounts, asOf);
        if (q.Show is [var only] && accounts.Count == 1 && NumberOf(only, asOf) is { } number) return Value(number, accounts[0], asOf);
        var columns = q.Show.Select(s => AccountColumns.Of(s, asOf)).Where(c => c.Name != "account").Prepend(AccountColumns.OfField(Field.Account, asOf)).ToList();
        return new Answer("", columns.ConvertAll(c => c.Name), accounts.ConvertAll(a => (IReadOnlyList<object?>)columns.ConvertAll(c => c.Cell(a))), null, asOf.Now)
        {
            AccountIds = accounts.ConvertAll(a => asOf.Book.Accounts[a].AccountId),
            Notes = [.. scan.Notes()],
        };
    }

    private static Answer Value((string Name, string Unit, Func<int, double> Of) number, int account, AsOf asOf)
    {
        var value = number.Of(account);
        return new Answer("", [], [], new Value(number.Name, Cells.Number(value), number.Unit), asOf.Now)
        {
            AccountIds = [asOf.Book.Accounts[account].AccountId],
            Notes = double.IsPositiveInfinity(value) ? ["Never."] : double.IsNaN(value) ? [$"The book holds no {number.Name.Replace('_', ' ')} for {asOf.Book.Accounts[account].Name}."] : [],
        };
    }

    /// <summary>What is shown, where it is a number.</summary>
    private static (string Name, string Unit, Func<int, double> Of)? NumberOf(Show show, AsOf asOf) => show switch
    {
        ShowQuantity s => (Quantities.Name(s.Quantity), Quantities.Unit(s.Quantity, asOf.Book.Workspace), Quantities.Of(s.Quantity, asOf)),
        ShowField { Field: Field.Arr } => NumberOf(new ShowQuantity(new Of(AccountNumber.Arr)), asOf),
        ShowField { Field: Field.ContractMonths } => NumberOf(new ShowQuantity(new Of(AccountNumber.ContractMonths)), asOf),
        ShowField { Field: Field.Tier } => ("tier", "", a => asOf.TierOf(a) is var tier and > 0 ? tier : double.NaN),
        _ => null,
    };

    private static Answer OfAll(ShowRecord show, List<int> accounts, AsOf asOf)
    {
        var pick = RecordSet.Of(show.Records, asOf).Pick(show.Field, show.Day, show.Oldest);
        var found = accounts.Select(a => (Account: a, Found: pick(a))).Where(f => f.Found is not null).Select(f => (f.Account, f.Found!.Value.Day, f.Found.Value.Value)).ToList();
        var columns = new List<string> { "account", "date" };
        if (show.Field is not null) columns.Add(AccountColumns.Name(show));
        if (found.Count == 0) return new Answer("", columns, [], null, asOf.Now) { Notes = ["There is none."] };
        var (account, day, value) = show.Oldest ? found.MinBy(f => f.Day) : found.MaxBy(f => f.Day);
        var name = asOf.Book.Accounts[account].Name;
        return new Answer("", columns, [show.Field is null ? [name, day] : [name, day, value]], null, asOf.Now) { AccountIds = [asOf.Book.Accounts[account].AccountId] };
    }
}
