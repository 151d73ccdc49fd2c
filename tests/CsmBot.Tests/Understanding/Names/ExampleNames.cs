using System.Globalization;
using CsmBot.Accounts;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Tests.Understanding.Names;

/// <summary>The accounts and people of a folder of <c>Spec/</c>, and their names.</summary>
internal sealed class ExampleNames
{
    public static readonly ExampleNames Example = new("data"), Other = new("other");

    public static Directory Directory => Example.Names;

    private readonly string folder;

    private ExampleNames(string folder)
    {
        this.folder = folder;
        Accounts = [.. Rows("accounts.csv").Select(r => new Account(
            r["account_id"], r["name"], r["aliases"].Split(';', StringSplitOptions.RemoveEmptyEntries), Enum.Parse<AccountStatus>(r["status"], true), r["segment"], r["industry"], r["region"],
            r["csm_email"], decimal.Parse(r["arr"], CultureInfo.InvariantCulture), r["currency"], null, null, null, null, null))];
        People = [.. Rows("team.csv").Select(r => new Person(
            r["email"], r["name"], Enum.Parse<Role>(r["role"], true), r["team"] is "" ? null : r["team"], 0, "USD", r["time_zone"] is "" ? null : r["time_zone"]))];
        Names = Directory.Of(Accounts, People, ["Adoption sprint", "Renewal readiness"], ["Advanced Reporting", "Data Import"], ["usage_index", "active_users", "nps"]);
    }

    public IReadOnlyList<Account> Accounts { get; }
    public IReadOnlyList<Person> People { get; }
    public Directory Names { get; }

    private IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Spec", folder, file));
        var header = lines[0].Split(',');
        return lines.Skip(1).Select(line => header.Zip(line.Split(',')).ToDictionary(p => p.First, p => p.Second));
    }
}
