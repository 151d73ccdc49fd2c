using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.Benchmarks;

/// <summary>A store of its own for hosts in processes of their own; and who speaks to them about which accounts.</summary>
internal abstract class SharedStore : IDisposable
{
    public static readonly DateTime Start = DateTime.Parse(HostProcess.Now, System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();

    /// <summary>CSMs, each with an account of theirs.</summary>
    public required IReadOnlyList<(string Email, Account Account)> People { get; init; }

    /// <summary>What a pushed urgent ticket turns: active, neither red nor with an urgent ticket nor of a colour that a person has set.</summary>
    public required IReadOnlyList<Account> Accounts { get; init; }
    public required int Before { get; init; }

    /// <summary>As people call it.</summary>
    public abstract string Kind { get; }

    /// <summary>What <c>--data</c> names on a machine.</summary>
    public abstract string DataOf(int machine);

    /// <summary>The same, by way of a wire on this machine.</summary>
    public abstract string DataBehind(CutWire wire, int machine);

    /// <summary>Where the server listens.</summary>
    public abstract (string Host, int Port) Server { get; }

    /// <summary>What the server does to all hosts at once, and what that is called.</summary>
    public abstract Task Upset(CancellationToken stop);
    public abstract string UpsetIs { get; }

    /// <summary>A small book in which nothing is open: many accounts of few people.</summary>
    protected static (List<object> Facts, List<(string, Account)> People, List<Account> Accounts) Plain(int people, int accounts)
    {
        string Email(int p) => $"person{p}@plover.example";
        var team = Enumerable.Range(0, people).Select(p => new Person(Email(p), $"Person {LargeBook.Name(p)}", Role.Csm, "Orion", 80, "USD", null));
        var all = Enumerable.Range(0, accounts).Select(a => new Account($"A-{a:D5}", $"Customer {LargeBook.Name(a)}", [], AccountStatus.Active, "SMB", "Retail", "EMEA", Email(a % people), 10_000 + a, "USD",
            DateOnly.FromDateTime(Start).AddYears(-1), DateOnly.FromDateTime(Start).AddMonths(8), 12, "Sponsor", Stage.Adoption)).ToList();
        return ([.. team, .. all], [.. all.Take(people).Select(a => (a.CsmEmail, a))], all);
    }

    protected static Task Fill(Store store, IReadOnlyList<object> facts) => store.Write(work =>
    {
        foreach (var kind in facts.GroupBy(f => f.GetType())) LargeBook.Put(work, kind.Key, [.. kind]);
    });

    /// <summary>How many interactions there are by now that were not there at first; read by nobody's book.</summary>
    public int Logged()
    {
        using var store = Store.Open(DataOf(9));
        return store.Book.Interactions.Count - Before;
    }

    public abstract void Dispose();
}
