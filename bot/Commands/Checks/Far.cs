namespace CsmBot.Commands.Checks;

/// <summary>Asking far ends, with what comes of it in words.</summary>
internal static class Far
{
    public const string OutwardAdvice = "is there a way out for https, and are DNS and any proxy right?";

    /// <summary>More is said; both Teams and Slack are refused, or refuse, from five minutes on.</summary>
    private static readonly TimeSpan _mostSkew = TimeSpan.FromMinutes(2);

    public static HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>A far end's clock is taken for the right one.</summary>
    public static Finding Clock(DateTimeOffset? theirs, Uri address, TimeProvider time)
    {
        if (theirs is not { } right) return Finding.Good("clock", $"{address.Host} does not say the time");
        var off = time.GetUtcNow() - right;
        return off.Duration() <= _mostSkew ? Finding.Good("clock", $"within two minutes of {address.Host}’s")
            : Finding.Wrong("clock", $"this machine is {off.Duration().TotalMinutes:0} minutes {(off > TimeSpan.Zero ? "ahead of" : "behind")} {address.Host}: from five on every message is refused, and tokens may be. Turn on time synchronisation (timedatectl set-ntp true).");
    }

    public static Uri Under(Uri address, string path) => new(address.AbsoluteUri.TrimEnd('/') + "/" + path);

    public static bool IsNoAnswer(Exception error, CancellationToken cancel) => error is HttpRequestException || (error is OperationCanceledException && !cancel.IsCancellationRequested);

    public static string Why(Exception error) => error is OperationCanceledException ? "no answer in ten seconds" : (error.InnerException ?? error).Message;
}
