using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CsmBot.Tests.Serving;

/// <summary>
/// A real process is killed (SIGKILL) some thirty times, at points between two steps of its rounds and its sending and at any moment, and started again on the same
/// store; two such stories run beside each other. CSMBOT_DEATHS=400 kills it so often: a life costs a second or two of a processor. The whole <c>csmbot</c> is killed in <see cref="AlertKillTests"/> and
/// <see cref="KillTests"/>.
/// </summary>
public sealed class ProcessDeathTests
{
    private const int Stories = 2, AtPoints = 3, KillsACycle = 4 * (AtPoints + 1);
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("CSMBOT_DEATHS"), out var kills) ? kills : 32;

    /// <summary>Tells the story in processes, with a platform at the far end of the loopback.</summary>
    private sealed class InProcesses(int cycles, int seed) : MortalStory(cycles, AtPoints, seed)
    {
        private WebApplication? _far;

        public async Task Listen()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _far = builder.Build();
            _far.MapPost("/take", async (HttpContext http, int life, string key, string? edits) =>
            {
                using var body = new StreamReader(http.Request.Body);
                return Platform.Take(key, await body.ReadToEndAsync(http.RequestAborted), edits, life);
            });
            await _far.StartAsync(Stop);
        }

        protected override Task<Life> Live(int number, int point, DateTime now, string? take) => MortalProcess.Start(Folder.Path, point, now, take, _far!.Urls.Single(), number, null, Stop);

        protected override Task<Life> LiveForAMoment(int number, DateTime now, string? take) =>
            MortalProcess.Start(Folder.Path, int.MaxValue, now, take, _far!.Urls.Single(), number, TimeSpan.FromMilliseconds(Random.Next(0, 400)), Stop);

        public Task End() => _far!.DisposeAsync().AsTask();
    }

    [Fact]
    public async Task Whenever_the_process_is_killed_each_transition_is_stored_once_every_alert_arrives_and_repeats_only_what_was_sent_and_not_recorded()
    {
        var begun = Stopwatch.GetTimestamp();
        // In the first cycle of each kind nobody dies: it tells how many points there are.
        var cycles = 2 + (int)Math.Ceiling(Kills / (double)(Stories * KillsACycle));
        var stories = Enumerable.Range(1, Stories).Select(seed => new InProcesses(cycles, seed)).ToList();
        await Task.WhenAll(stories.Select(async story =>
        {
            await story.Listen();
            await story.Tell();
            await story.End();
        }));
        foreach (var story in stories) TestContext.Current.TestOutputHelper?.WriteLine(story.Figures());
        var deaths = stories.Sum(s => s.Deaths.Values.Sum());
        TestContext.Current.TestOutputHelper?.WriteLine($"{deaths} kills in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s");
        foreach (var story in stories) story.Dispose();
        // A life that is to end at any moment may be over before it: the quicker the machine, the more often.
        Assert.True(deaths >= Kills / 2, $"too few kills for the test to mean anything: {deaths}");
    }
}
