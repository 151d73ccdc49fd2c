using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>
/// Which accounts count before any condition: only active ones where the answer is accounts or a figure over accounts; every one for records, unless the question
/// names a condition on accounts. A question that names an account, or asks for a status, means what it names.
/// </summary>
internal static class Scopes
{
    /// <summary>The one status that counts, or null for all.</summary>
    public static AccountStatus? Of(Scope scope, Condition where, bool records) => scope switch
    {
        Scope.Active => AccountStatus.Active,
        Scope.Churned => AccountStatus.Churned,
        Scope.All => null,
        Scope.Default => NamesOne(where) || (records && where is AllAccounts) ? null : AccountStatus.Active,
        _ => throw new ArgumentOutOfRangeException(nameof(scope)),
    };

    public static bool Has(this AccountStatus? only, Book book, int account) => only is not { } status || book.Figures[account].Status == status;

    private static bool NamesOne(Condition where) => Walk(where).Any(c => c is OneOf { Field: Field.Account or Field.AccountId or Field.Status });

    /// <summary>The condition and all parts of it.</summary>
    public static IEnumerable<Condition> Walk(Condition condition) => condition switch
    {
        AllOf c => c.Parts.SelectMany(Walk).Prepend(c),
        AnyOf c => c.Parts.SelectMany(Walk).Prepend(c),
        Not c => Walk(c.Part).Prepend(c),
        _ => [condition],
    };

    /// <summary>The only accounts that can pass, where the question names them; else null.</summary>
    public static int[]? Named(Condition where, Book book) => where switch
    {
        OneOf { Field: Field.Account or Field.AccountId } c => [.. c.Values.Select(book.Find).Where(a => a >= 0).Distinct()],
        AllOf c => c.Parts.Select(p => Named(p, book)).FirstOrDefault(n => n is not null),
        _ => null,
    };
}
