using CsmBot.Tests.Channels.Slack;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels;

/// <summary>Dana on Teams, in Slack and on the page, doing the same on each and learning the same from it.</summary>
internal sealed class Everywhere : IAsyncDisposable
{
    public required IReadOnlyList<Voice> Voices { get; init; }

    /// <param name="settings">The same for each.</param>
    public static Task<Everywhere> Start(params (string, string)[] settings) => Under(null, settings);

    /// <param name="rules">Health rules as YAML; null for none.</param>
    public static async Task<Everywhere> Under(string? rules, params (string, string)[] settings) =>
        new() { Voices = [new TeamsVoice(await AppHost.Start(rules, null, settings)), new SlackVoice(await SlackHost.Start(rules: rules, settings: settings)), await PageVoice.Start(rules, settings)] };

    /// <summary>Says it, or presses what "press X" names, in the direct chat.</summary>
    public Task Does(string step) => Learns(step, v => step.StartsWith("press ", StringComparison.Ordinal) ? v.Presses(step[6..]) : v.Says(step));

    /// <summary>The words that were learned are the same on each, and some.</summary>
    public async Task Learns(string step, Func<Voice, Task<Learned>> does)
    {
        var learned = new List<(string Where, Learned What)>();
        foreach (var voice in Voices) learned.Add((voice.Name, await does(voice)));
        var (_, first) = learned[0];
        foreach (var (where, what) in learned.Skip(1))
        {
            Assert.True(what.Words.SetEquals(first.Words), $"{step}: only {learned[0].Where} says [{string.Join(' ', first.Words.Except(what.Words))}], only {where} says [{string.Join(' ', what.Words.Except(first.Words))}]");
            Assert.True(what.ForAskerAlone == first.ForAskerAlone, $"{step}: for the asker alone in {learned[0].Where} is {first.ForAskerAlone}, in {where} {what.ForAskerAlone}");
        }
        Assert.True(first.Words.Count > 2, $"{step}: nothing was said");
    }

    /// <summary>It has become the same fact on each.</summary>
    public void Know<T>(Func<AppHost, T> fact) => Assert.All(Voices, v => Assert.Equal(fact(Voices[0].Host), fact(v.Host)));

    public async ValueTask DisposeAsync()
    {
        foreach (var voice in Voices) await voice.DisposeAsync();
    }
}
