using System.Text.RegularExpressions;
using CsmBot.Tests.Channels.Slack.FakeSlack;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels;

/// <summary>What a person learns from an answer, whatever it looks like: its words, what can be pressed and filled in, and whether others see it.</summary>
internal sealed partial record Learned(IReadOnlySet<string> Words, bool ForAskerAlone)
{
    // Slack's clients cut long titles, so that sentences to press stand beside a short button there; and a notice has a sign before it where Teams colours its ground.
    private static readonly string[] _besideSentence = ["Ask", "This one"];
    private const string NoticeSign = "ℹ";

    /// <summary>A message of the Activity protocol.</summary>
    /// <param name="isNew">Its notification is read with it; what takes another's place has none.</param>
    public static Learned Of(CardText card, bool isNew, bool forAskerAlone, Ids ids) => Of([card.Read, isNew ? (string?)card.Message["summary"] ?? "" : "", .. card.Buttons, .. card.Choices], forAskerAlone, ids);

    /// <summary>A message of Slack, with the modals that its buttons open, and what else stands there.</summary>
    public static Learned Of(SlackWords message, bool isNew, IEnumerable<SlackWords> forms, IEnumerable<string> beside, bool forAskerAlone, Ids ids)
    {
        var all = Of([message.Read, isNew ? message.Notification : "", .. message.Buttons.Except(_besideSentence), .. forms.SelectMany(f => f.OfForm), .. beside], forAskerAlone, ids);
        return all with { Words = all.Words.Where(w => w != NoticeSign).ToHashSet() };
    }

    /// <summary>A modal of Slack.</summary>
    public static Learned Of(SlackWords form, Ids ids) => Of(form.OfForm, false, ids);

    private static Learned Of(IEnumerable<string> said, bool forAskerAlone, Ids ids) =>
        new(Word().Matches(ids.Renamed(string.Join('\n', said)).ToLowerInvariant()).Select(m => m.Value).ToHashSet(), forAskerAlone);

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();

    /// <summary>
    /// What is made of a message is called after it, and each channel calls its messages otherwise: such names count as the same where they are the first, the second, … that the person has met, so that a name
    /// that is left out, or another in its place, is still found. So do the end and the signature of a signed link, which are of the second it was made in.
    /// </summary>
    public sealed partial class Ids
    {
        private readonly Dictionary<string, string> _met = [];

        public string Renamed(string text) => OfMessage().Replace(text, m =>
        {
            if (!_met.TryGetValue(m.Value, out var name)) _met[m.Value] = name = $"made{_met.Count + 1}";
            return name;
        });

        [GeneratedRegex("(?<![0-9a-z])[0-9a-f]{16}(?![0-9a-z])|(?<=[?&](until|sig)=)[^&\\s)]+")]
        private static partial Regex OfMessage();
    }
}
