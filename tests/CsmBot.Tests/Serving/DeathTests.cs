using CsmBot.Tests.Delivery;

namespace CsmBot.Tests.Serving;

/// <summary>
/// The bot dies several hundred times, at every point between two steps of its rounds and its sending in turn (<see cref="Death"/>), and lives again on the same store. Here it only
/// goes no further; <see cref="ProcessDeathTests"/> kills real processes.
/// </summary>
public sealed class DeathTests
{
    private sealed class InProcess() : MortalStory(cycles: 66, deathsAPhase: 2, seed: 1)
    {
        protected override async Task<Life> Live(int number, int point, DateTime now, string? take)
        {
            var death = new Death(point);
            using var bot = new MortalBot(Folder.Path, Folder["rules.yaml"], Policy, new HandClock(now), death, Platform.Of(death, number));
            await bot.Live(take, Stop);
            return new Life(death.Where, death.Passed);
        }
    }

    [Fact]
    public async Task Whenever_it_dies_each_transition_is_stored_once_every_alert_arrives_and_repeats_only_what_was_sent_and_not_recorded()
    {
        using var story = new InProcess();
        await story.Tell();
        TestContext.Current.TestOutputHelper?.WriteLine(story.Figures());
        Assert.True(story.Deaths.Values.Sum() >= 300, "too few deaths for the test to mean anything");
        Assert.All(story.Phases, p => Assert.True(p.Value.Points <= p.Value.Deaths, $"too few cycles for every point of {p.Key} to have its turn"));
        Assert.All(new[] { "before a commit", "after a commit", "before a sending", "after a sending" }, where => Assert.True(story.Deaths[where] >= 8, $"only {story.Deaths.GetValueOrDefault(where)} deaths {where}"));
    }
}
