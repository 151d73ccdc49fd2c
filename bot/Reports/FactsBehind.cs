using System.Globalization;
using CsmBot.Accounts;
using Parameter = System.Collections.Generic.KeyValuePair<string, string>;

namespace CsmBot.Reports;

/// <summary>What kind of facts stand behind a number.</summary>
public enum FactKind : byte
{
    /// <summary>Each interaction, with who spent how long and what it cost.</summary>
    Interactions,

    /// <summary>Active accounts, with what they pay and how they stand.</summary>
    Accounts,

    /// <summary>Active accounts whose renewal date lies in the window.</summary>
    Renewals,

    /// <summary>Accounts with what each counts for on the prevention board.</summary>
    Green,
}

/// <summary>
/// Which facts a number of a report is made of: those of the report's days and filters, narrowed further. It can be written into a link and read again, so that facts are looked up when
/// somebody opens them, not for every number of every report.
/// </summary>
public sealed record FactsBehind(FactKind Kind)
{
    /// <summary>0 stands for accounts without one, which have churned.</summary>
    public int? Tier { get; init; }
    public InteractionType? Type { get; init; }

    /// <summary>As data spells it; "none" for interactions of which none was said.</summary>
    public string? Purpose { get; init; }
    public bool? Reactive { get; init; }
    public Colour? Colour { get; init; }
    public bool Overdue { get; init; }

    /// <summary>Whose row of the board it is, by e-mail.</summary>
    public string? Person { get; init; }

    /// <summary>Whose rows of the board they are: a team's; empty for who is in none.</summary>
    public string? Members { get; init; }

    /// <summary>Narrower than the report: an account's id, a person's e-mail, a team, days.</summary>
    public string? Account { get; init; }
    public string? Csm { get; init; }
    public string? Team { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    public const string NoPurpose = "none";

    /// <summary>What stands in a link beside the report's own parameters.</summary>
    public IReadOnlyList<Parameter> Written => [.. new (string Name, string? Value)[]
    {
        ("of", Lower(Kind)), ("tier", Tier?.ToString(CultureInfo.InvariantCulture)), ("type", Type is { } type ? Words.Of(type) : null), ("purpose", Purpose), ("reactive", Reactive is { } yes ? yes ? "yes" : "no" : null),
        ("colour", Colour is { } colour ? Words.Of(colour) : null), ("overdue", Overdue ? "yes" : null), ("person", Person), ("members", Members),
    }.Where(p => p.Value is not null).Select(p => new Parameter(p.Name, p.Value!))];

    /// <summary>Null where the parameters name no facts.</summary>
    public static FactsBehind? Read(Func<string, string?> value) => Enum.TryParse<FactKind>(value("of"), ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? new FactsBehind(kind)
    {
        Tier = int.TryParse(value("tier"), NumberStyles.None, CultureInfo.InvariantCulture, out var tier) ? tier : null,
        Type = value("type") is { Length: > 0 } type && Words.TryRead(type, out InteractionType known) ? known : null,
        Purpose = value("purpose"), Reactive = value("reactive") switch { "yes" => true, "no" => false, _ => null },
        Colour = value("colour") is { Length: > 0 } colour && Words.TryRead(colour, out Colour seen) ? seen : null, Overdue = value("overdue") == "yes", Person = value("person"), Members = value("members"),
    } : null;

    private static string Lower(FactKind kind) => kind.ToString().ToLowerInvariant();
}
