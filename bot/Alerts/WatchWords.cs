using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Alerts;

/// <summary>What a watch or a route looks for: accounts, and the colours they turn to.</summary>
/// <param name="Colours">1 yellow, 2 red, 3 both.</param>
public sealed record Watched(Condition Where, int Colours)
{
    public const int Yellow = 1, Red = 2, Both = 3;

    public static int Bit(Colour colour) => colour switch { Colour.Yellow => Yellow, Colour.Red => Red, _ => 0 };
}

/// <summary>
/// Reads "tier 1 accounts turning yellow": a question that picks out accounts, in which a colour means the colour that they turn to. That one is taken out of the
/// condition, since an alert is routed in the moment of turning.
/// </summary>
public static class WatchWords
{
    /// <summary>What is watched, or in words what is wrong.</summary>
    public static (Watched? Watched, string? Problem) Read(string words, Moment moment, Directory names) =>
        Language.English.Understand(words, new Context(moment, names)) switch
        {
            { Unused: { Length: > 0 } unused } => (null, $"“{words}”: I do not understand {string.Join(", ", unused.Select(u => $"“{u}”"))}"),
            Ask { Question: { Kind: Kind.Accounts, Shape: Shape.List, Limit: null, Scope: not Scope.Churned } question } => Split(words, question.Where),
            Ask => (null, $"“{words}” is a question, but not one that picks out accounts"),
            Clarify clarify => (null, $"“{words}” can be understood in several ways: {clarify.Prompt}"),
            Declined declined => (null, $"“{words}”: {declined.Reason}"),
            _ => (null, $"I do not understand “{words}”"),
        };

    private static (Watched?, string?) Split(string words, Condition where)
    {
        IEnumerable<Condition> parts = where is AllOf all ? all.Parts : [where];
        var colours = Watched.Both;
        var rest = new List<Condition>();
        foreach (var part in parts)
            if (Turning(part) is { } to) colours &= to;
            else if (LooksAtHealth(part)) return (null, $"“{words}”: say the colour plainly, as in “tier 1 accounts turning yellow”");
            else rest.Add(part);
        return colours == 0 ? (null, $"“{words}”: alerts are about accounts turning yellow or red") : (new Watched(Condition.And(rest), colours), null);
    }

    private static int? Turning(Condition part) => part switch
    {
        OneOf { Field: Field.Health, Values: var values } => values.Aggregate(0, (bits, v) => bits | (Words.TryRead<Colour>(v, out var c) ? Watched.Bit(c) : 0)),
        Turned { From.IsDefaultOrEmpty: true, To: var to } => to.Aggregate(0, (bits, c) => bits | Watched.Bit(c)),
        BeenColour { Colours: var some, Days: <= 1 } => some.Aggregate(0, (bits, c) => bits | Watched.Bit(c)),
        AnyOf any when any.Parts.Select(Turning).ToList() is var each && each.All(e => e is not null) => each.Aggregate(0, (bits, e) => bits | e!.Value),
        _ => null,
    };

    private static bool LooksAtHealth(Condition part) => part switch
    {
        AllOf all => all.Parts.Any(LooksAtHealth),
        AnyOf any => any.Parts.Any(LooksAtHealth),
        Not not => LooksAtHealth(not.Part),
        OneOf { Field: Field.Health or Field.HealthSince or Field.HealthReason or Field.HealthSetBy } or Turned or BeenColour or HealthOn => true,
        _ => false,
    };
}
