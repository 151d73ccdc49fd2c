using CsmBot.Accounts;

namespace CsmBot.Reports;

/// <summary>
/// Whether somebody kept more or fewer green than expected beyond what chance gives. So many are compared that some lie far off by chance alone: the line of 1 in 20 is shared among all CSMs (or teams) of the book (Bonferroni), so
/// that on a board on which nobody differs, at most one in twenty names anybody. Who is picked does not move the line.
/// </summary>
internal sealed class BeyondChance(Grounds grounds, Credits credits)
{
    public const string More = "more", Fewer = "fewer";

    /// <summary>Under so many accounts green at the start nothing is said.</summary>
    public const int Fewest = 10;

    /// <summary>On so many boards of nobody who differs, somebody may be named.</summary>
    private const double Errors = 0.05;

    /// <summary>How many CSMs the book has today.</summary>
    public int Csms { get; } = Math.Max(1, grounds.Book.People.Known.Count(p => grounds.AsOf.Person(p)?.Role == Role.Csm));

    /// <summary>How many teams they are in.</summary>
    public int Teams { get; } = Math.Max(1, grounds.Book.People.Known.Select(p => grounds.AsOf.Person(p) is { Role: Role.Csm, Team: { } team } ? team : null).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count());

    /// <param name="compared">Among how many.</param>
    public string Of(Credit credit, int compared) => credit.GreenAtStart < Fewest ? "too few"
        : credits.Chance(credit) is { } p && p < Errors / compared ? credit.Kept > credit.Expected ? More : Fewer : "no";

    public string Note => $"Beyond chance: more or fewer stayed green than an exact test over tier and age gives to chance. The line of 1 in 20 is shared among the {Said.Count(Csms, "CSM", "CSMs")} (or {Said.Count(Teams, "team", "teams")}) of the book: where nobody differs, at most one board in 20 names anybody. Too few: under {Fewest} accounts green at the start nothing can be said.";
}
