using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;

namespace CsmBot.Understanding.Questions.Rules;

/// <summary>All rules that read questions, one file a topic. They refer to the categories of the recognizers and of the directory.</summary>
public static class QuestionRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. Amounts.Rules, .. Tiers.Rules, .. Colours.Rules, .. HealthHistory.Rules, .. Renewals.Rules, .. Contact.Rules, .. Owners.Rules, .. Segments.Rules, .. Blanks.Rules,
        .. Arr.Rules, .. Units.Rules, .. Efforts.Rules, .. RateWords.Rules, .. Interactions.Rules, .. Tickets.Rules, .. Fires.Rules, .. Plans.Rules, .. Trainings.Rules, .. Evidences.Rules,
        .. Signals.Rules, .. Grouping.Rules, .. Sorting.Rules, .. Frames.Rules, .. Links.Rules, .. FollowUps.Rules,
        // Before the rules for any place: of equal readings the first is kept.
        Saying.Phrase("an account where only a name stands", "<account>", (in Match m) => (m.Get<AccountName>(0).Exact ? NamePlace.OfAny(m.Chart, m.Start) : NamePlace.OfAccount(m.Chart.Tokens, m.Start)) ? Account(m.Get<AccountName>(0), null, slip: false) : null) with { Weight = 30 },
        // Where the same words are a word of the language ("tier 1", "yelow"), that is what they mean; a name wins by covering more.
        Saying.Phrase("an account", "<account>", (in Match m) => IsMixed(m) ? null : Account(m.Get<AccountName>(0), exact: true, slip: false), "{account}") with { Weight = -20 },
        // "42P", where it is somebody's name, is no price.
        Saying.Phrase("an account of figures and letters", "<account>", (in Match m) => m.Get<AccountName>(0) is { Exact: true } name && IsMixed(m) ? Account(name, exact: true, slip: false) : null) with { Weight = 5 },
        Saying.Phrase("an account by the beginning of its name", "<account>", (in Match m) => Account(m.Get<AccountName>(0), exact: false, slip: false)) with { Weight = -50 },
        // Dearer than a guessed word of the language.
        Saying.Phrase("an account misspelled", "<account>", (in Match m) => Account(m.Get<AccountName>(0), null, slip: true)) with { Weight = -30_000 },
    ];

    /// <summary>"42P", "A-119".</summary>
    private static bool IsMixed(in Match m) => (m.End == m.Start + 2 && m.Chart.Tokens[m.Start].Kind == TokenKind.Number && m.Chart.Tokens[m.Start + 1] is { Kind: TokenKind.Word, Glued: true })
        || (m.End == m.Start + 3 && m.Chart.Tokens[m.Start].Kind == TokenKind.Word && m.Chart.Tokens[m.Start + 1] is { Kind: TokenKind.Mark, Glued: true } && m.Chart.Tokens[m.Start + 2] is { Kind: TokenKind.Number, Glued: true });

    private static AccountPiece? Account(AccountName name, bool? exact, bool slip) =>
        name.Slip == slip && (exact is null || name.Exact == exact) ? new(name.AccountIds, name.Exact) : null;
}
