using System.Globalization;
using CsmBot.Accounts;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Names;

/// <summary>The names of the example accounts and people.</summary>
internal static class ExampleNames
{
    public static readonly IReadOnlyList<Account> Accounts = [.. Rows("accounts.csv").Select(r => new Account(
        r["account_id"], r["name"], r["aliases"].Split(';', StringSplitOptions.RemoveEmptyEntries), Enum.Parse<AccountStatus>(r["status"], true), r["segment"], r["industry"], r["region"],
        r["csm_email"], decimal.Parse(r["arr"], CultureInfo.InvariantCulture), r["currency"], null, null, null, null, null))];

    public static readonly IReadOnlyList<Person> People = [.. Rows("team.csv").Select(r => new Person(
        r["email"], r["name"], Enum.Parse<Role>(r["role"], true), r["team"] is "" ? null : r["team"], 0, "USD", r["time_zone"] is "" ? null : r["time_zone"]))];

    public static readonly Directory Directory = Directory.Of(Accounts, People, ["Adoption sprint", "Renewal readiness"], ["Advanced Reporting", "Data Import"], ["usage_index", "active_users", "nps"]);

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Spec", "data", file));
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(p => p.First, p => p.Second));
    }
}
