using CsmBot.Accounts;

namespace CsmBot.Import.Kinds;

internal static class Accounts
{
    public static readonly Kind<Account> Kind = new(
        "accounts",
        "account_id, name, aliases?, status, segment?, industry?, region?, csm_email, arr, currency, contract_start?, renewal_date?, contract_months?, executive_sponsor?, stage?",
        Read, a => a.AccountId, Cells, (known, a) => known.Accounts.Add(a.AccountId));

    private static Account Read(Row row) => new(
        row.Text("account_id"), row.Text("name"),
        row.TextOrNull("aliases")?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        row.Choice<AccountStatus>("status"), row.TextOrNull("segment"), row.TextOrNull("industry"), row.TextOrNull("region"), row.Person("csm_email"),
        row.Money("arr"), row.Currency("currency"), row.DayOrNull("contract_start"), row.DayOrNull("renewal_date"), row.WholeOrNull("contract_months", 1),
        row.TextOrNull("executive_sponsor"), row.ChoiceOrNull<Stage>("stage"));

    private static string?[] Cells(Account a) =>
    [
        a.AccountId, a.Name, string.Join(';', a.Aliases), Words.Of(a.Status), a.Segment, a.Industry, a.Region, a.CsmEmail, Cell.Of(a.Arr), a.Currency,
        Cell.Of(a.ContractStart), Cell.Of(a.RenewalDate), Cell.Of(a.ContractMonths), a.ExecutiveSponsor, a.Stage is { } stage ? Words.Of(stage) : null,
    ];
}
