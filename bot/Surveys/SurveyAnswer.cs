using System.Globalization;
using CsmBot.Accounts;
using CsmBot.Data;
using CsmBot.SuccessPlans;

namespace CsmBot.Surveys;

/// <summary>An answer to a survey, from chat or from its page: checked, and stored as anecdotal evidence.</summary>
/// <param name="Score">On the survey's scale; null where it has none.</param>
public sealed record SurveyAnswer(int? Score, string? Comment)
{
    public const int MostComment = 1000;

    /// <summary>What was typed, or what is wrong with it by field.</summary>
    public static (SurveyAnswer? Read, IReadOnlyDictionary<string, string> Errors) Read(Survey survey, string? score, string? comment)
    {
        var errors = new Dictionary<string, string>();
        int? number = null;
        if (survey is { Lowest: { } low, Highest: { } high })
        {
            if (int.TryParse(score?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read >= low && read <= high) number = read;
            else errors["score"] = $"Choose a number from {low} to {high}";
        }
        var words = comment?.Trim() is { Length: > 0 } text ? Plain(text) : null;
        if (words is { Length: > MostComment }) errors["comment"] = $"At most {MostComment} characters";
        if (words is null && survey.Lowest is null) errors["comment"] = "Say it in a sentence";
        return errors.Count > 0 ? (null, errors) : (new SurveyAnswer(number, words), errors);
    }

    /// <summary>Why no answer is taken; null where one is.</summary>
    public static string? Refusal(Survey survey, SurveyInvitation invitation, DateTime now) =>
        invitation.AnsweredAt is not null ? "This was answered already. Thank you." : survey.Ends <= now ? "This survey has ended." : null;

    /// <summary>Stores it with the invitation and as a piece of evidence.</summary>
    /// <param name="name">Who answers, as people call them.</param>
    /// <param name="today">The day on which it is recorded.</param>
    public void Store(Work work, Survey survey, SurveyInvitation invitation, string name, DateOnly today, DateTime now)
    {
        (invitation.AnsweredAt, invitation.Score, invitation.Comment) = (now, Score, Comment);
        var said = string.Join(": ", new[] { Score is { } score ? $"{score} on a scale from {survey.Lowest} to {survey.Highest}" : null, Comment }.OfType<string>());
        EvidenceTrail.Put(work, new Evidence(invitation.Id, survey.AccountId, survey.StepId, EvidenceKind.Anecdotal, today, $"survey, {name}", $"“{survey.Question}” – {said}"), invitation.Recipient, []);
    }

    /// <summary>Without what steers terminals and text directions.</summary>
    private static string Plain(string text) => string.Concat(text.Where(c => c is '\n' || (!char.IsControl(c) && c is not (>= '\u202A' and <= '\u202E') and not (>= '\u2066' and <= '\u2069'))));
}
