using CsmBot.Channels.Teams.Trust;
using CsmBot.Tests.Data;
using Microsoft.Extensions.Logging;

namespace CsmBot.Tests.Channels.Teams.Trust;

/// <summary>When the bot asks for a token, and when it makes do with the one it has.</summary>
public class BotTokensTests
{
    private readonly HandClock _clock = new(Some.Now);
    private readonly Captured _log = new();
    private readonly CancellationToken _stop = TestContext.Current.CancellationToken;
    private int _asked;

    private BotTokens Tokens(Func<int, Task<(string, TimeSpan)>> ask) => new(_ => ask(Interlocked.Increment(ref _asked)), _clock, LoggerFactory.Create(b => b.AddProvider(_log)).CreateLogger<BotTokens>());

    private BotTokens Lasting(TimeSpan span) => Tokens(n => Task.FromResult(($"token {n}", span)));

    [Fact]
    public async Task A_token_is_kept_while_it_lasts()
    {
        var tokens = Lasting(TimeSpan.FromHours(1));

        for (var i = 0; i < 5; i++) Assert.Equal("token 1", await tokens.Get(_stop));
        _clock.Pass(TimeSpan.FromMinutes(54));
        Assert.Equal("token 1", await tokens.Get(_stop));
        Assert.Equal(1, _asked);
    }

    [Theory]
    [InlineData(60, 55)]
    [InlineData(6, 3)]
    public async Task It_is_renewed_before_it_ends_and_serves_until_the_new_one_is_there(int lasts, int renewed)
    {
        var arrives = new TaskCompletionSource();
        var tokens = Tokens(async n =>
        {
            if (n > 1) await arrives.Task;
            return ($"token {n}", TimeSpan.FromMinutes(lasts));
        });
        await tokens.Get(_stop);

        _clock.Pass(TimeSpan.FromMinutes(renewed));
        Assert.Equal("token 1", await tokens.Get(_stop));
        arrives.SetResult();
        for (var i = 0; i < 6000 && await tokens.Get(_stop) == "token 1"; i++) await Task.Delay(10, _stop);

        Assert.Equal("token 2", await tokens.Get(_stop));
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task However_many_wait_it_is_asked_for_once()
    {
        var arrives = new TaskCompletionSource();
        var tokens = Tokens(async n =>
        {
            await arrives.Task;
            return ($"token {n}", TimeSpan.FromHours(1));
        });

        var all = Enumerable.Range(0, 50).Select(_ => tokens.Get(_stop)).ToList();
        arrives.SetResult();

        Assert.All(await Task.WhenAll(all), t => Assert.Equal("token 1", t));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task One_who_gives_up_waiting_takes_nothing_from_the_others()
    {
        var arrives = new TaskCompletionSource();
        var tokens = Tokens(async n =>
        {
            await arrives.Task;
            return ($"token {n}", TimeSpan.FromHours(1));
        });
        using var impatient = new CancellationTokenSource();
        var (one, other) = (tokens.Get(impatient.Token), tokens.Get(_stop));

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        arrives.SetResult();

        Assert.Equal("token 1", await other);
    }

    [Fact]
    public async Task A_token_that_the_connector_does_not_take_is_forgotten_and_no_newer_one()
    {
        var tokens = Lasting(TimeSpan.FromHours(1));
        var first = await tokens.Get(_stop);

        tokens.Forget(first);
        Assert.Equal("token 2", await tokens.Get(_stop));
        tokens.Forget(first);
        Assert.Equal("token 2", await tokens.Get(_stop));
    }

    [Fact]
    public async Task What_fails_is_asked_for_ever_more_rarely_and_said_each_time()
    {
        var works = false;
        var tokens = Tokens(n => works ? Task.FromResult(($"token {n}", TimeSpan.FromHours(1))) : throw new TokenProblem("AADSTS7000215: Invalid client secret provided"));
        var asked = new List<double>();

        for (var second = 0; second < 300; second++)
        {
            var before = _asked;
            Assert.Contains("AADSTS7000215", (await Assert.ThrowsAsync<TokenProblem>(() => tokens.Get(_stop))).Message);
            if (_asked > before) asked.Add(second);
            _clock.Pass(TimeSpan.FromSeconds(1));
        }
        Assert.Equal([0, 1, 3, 7, 15, 31, 63, 123, 183, 243], asked);
        Assert.Equal(asked.Count, _log.Text.Split("AADSTS7000215").Length - 1);

        works = true;
        _clock.Pass(BotTokens.LongestPause);
        Assert.Equal($"token {asked.Count + 1}", await tokens.Get(_stop));
    }

    [Fact]
    public async Task While_the_old_one_lasts_a_renewal_that_fails_disturbs_nobody()
    {
        var tokens = Tokens(n => n == 1 ? Task.FromResult(("token 1", TimeSpan.FromHours(1))) : throw new HttpRequestException("no route"));
        await tokens.Get(_stop);
        _clock.Pass(TimeSpan.FromMinutes(56));

        for (var i = 0; i < 20; i++) Assert.Equal("token 1", await tokens.Get(_stop));
        _clock.Pass(TimeSpan.FromMinutes(4));
        await Assert.ThrowsAsync<TokenProblem>(() => tokens.Get(_stop));
    }
}
