using System.Globalization;
using CsmBot.Access;
using CsmBot.Privacy;

namespace CsmBot.Commands;

/// <summary>The settings under <c>Retention:</c> and <c>Limits:</c>, with their mistakes.</summary>
internal static class PrivacySettings
{
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(1);

    public static RetentionPolicy Retention(IConfiguration settings, List<string> mistakes)
    {
        var usual = new RetentionPolicy();
        return new RetentionPolicy
        {
            Conversations = Kept("Conversations", usual.Conversations), Inbox = Kept("Inbox", usual.Inbox), Outbox = Kept("Outbox", usual.Outbox), Feed = Kept("Feed", usual.Feed), Audit = Kept("Audit", usual.Audit),
        };

        TimeSpan Kept(string what, TimeSpan usually)
        {
            if (settings[$"Retention:{what}"] is not { } text) return usually;
            if (Settings.Interval(text.Trim()) is { } time && time >= Shortest) return time;
            mistakes.Add($"Retention:{what}: \"{text}\" is not a time such as 90d, at least a day.");
            return usually;
        }
    }

    public static LimitSettings Limits(IConfiguration settings, List<string> mistakes)
    {
        var usual = new LimitSettings();
        return new LimitSettings(Number("MessagesPerMinute", usual.MessagesPerMinute), Number("Burst", usual.Burst), Number("LooksPerMinute", usual.LooksPerMinute));

        int Number(string what, int usually)
        {
            if (settings[$"Limits:{what}"] is not { } text) return usually;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= LimitSettings.Most) return number;
            mistakes.Add($"Limits:{what}: \"{text}\" is not a number from 1 to {LimitSettings.Most}.");
            return usually;
        }
    }
}
