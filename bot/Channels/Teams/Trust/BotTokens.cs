namespace CsmBot.Channels.Teams.Trust;

/// <summary>There is no token now; the message says why, without anything secret.</summary>
public sealed class TokenProblem(string message) : HttpRequestException(message);

/// <summary>
/// The bot's own token for the connector: kept as long as it lasts, renewed before it ends while the old one still serves, asked for once however many wait. What fails
/// is asked for again ever more rarely.
/// </summary>
/// <param name="ask">Gets a new token and how long it will last.</param>
public sealed partial class BotTokens(Func<CancellationToken, Task<(string Token, TimeSpan Lasts)>> ask, TimeProvider time, ILogger<BotTokens> log)
{
    public static readonly TimeSpan Early = TimeSpan.FromMinutes(5), LongestPause = TimeSpan.FromMinutes(1);

    // An attempt to send may wait for two of them, and ends before the lease of its post.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private Held? _held;
    private Task<Held>? _asking;
    private (string Reason, DateTimeOffset Until)? _pause;
    private int _failures;

    private sealed record Held(string Token, DateTimeOffset Renew, DateTimeOffset Ends);

    /// <exception cref="TokenProblem">There is none now.</exception>
    public async Task<string> Get(CancellationToken cancel)
    {
        Task<Held> asking;
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var good = _held is { } held && now < held.Ends ? held : null;
            if (good is not null && now < good.Renew) return good.Token;
            asking = Asking(now);
            if (good is not null) return good.Token;
        }
        return (await asking.WaitAsync(cancel)).Token;
    }

    /// <summary>The connector did not take this token.</summary>
    public void Forget(string token)
    {
        lock (_lock)
            if (_held?.Token == token) _held = null;
    }

    private Task<Held> Asking(DateTimeOffset now)
    {
        if (_asking is { IsCompleted: false } already) return already;
        if (_pause is { } pause && now < pause.Until) return Task.FromException<Held>(new TokenProblem(pause.Reason));
        return _asking = Task.Run(Ask);
    }

    private async Task<Held> Ask()
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var (token, lasts) = await ask(patience.Token);
            lock (_lock)
            {
                var now = time.GetUtcNow();
                (_pause, _failures) = (null, 0);
                return _held = new Held(token, now + lasts - (lasts / 2 < Early ? lasts / 2 : Early), now + lasts);
            }
        }
        catch (Exception error)
        {
            var reason = error is TokenProblem ? error.Message : error is OperationCanceledException ? "Entra gives the bot no token: no answer in time" : $"Entra gives the bot no token: {error.Message}";
            lock (_lock)
            {
                var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, _failures++)));
                _pause = (reason, time.GetUtcNow() + pause);
                Failed(log, reason, pause.TotalSeconds);
            }
            throw new TokenProblem(reason);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Reason}. Nothing is sent to Teams until it does; asked again after {Seconds} s at the earliest")]
    private static partial void Failed(ILogger log, string reason, double seconds);
}
