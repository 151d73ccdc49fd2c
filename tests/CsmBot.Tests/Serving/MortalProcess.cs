using System.Diagnostics;
using System.Globalization;
using CsmBot.Delivery;
using CsmBot.Tests.Delivery;

namespace CsmBot.Tests.Serving;

/// <summary>
/// One life of the bot in a process of its own: the tests' own program, started with <see cref="Word"/>, which opens the store, does its work, sends over HTTP to the far end, and kills
/// itself (SIGKILL) at a point, or is killed from outside. It begins in well under a second, since it serves nothing.
/// </summary>
internal static class MortalProcess
{
    public const string Word = "--life";

    private const string Begun = "begun", Died = "died ", Lived = "lived ";

    /// <summary>Lives: <c>--life FOLDER POINT NOW TAKE FAR NUMBER</c>.</summary>
    public static async Task<int> Run(string[] args)
    {
        var (folder, point, now, take, far, number) = (args[1], int.Parse(args[2], CultureInfo.InvariantCulture), new DateTime(long.Parse(args[3], CultureInfo.InvariantCulture), DateTimeKind.Utc), args[4], args[5], args[6]);
        var death = new Death(point, where =>
        {
            Say(Died + where);
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        });
        using var http = new HttpClient();
        async Task<string> Take(CsmBot.Data.Post post, string? edits, CancellationToken cancel)
        {
            using var answer = await http.PostAsync($"{far}/take?life={number}&key={Uri.EscapeDataString(post.Key)}{(edits is null ? "" : $"&edits={Uri.EscapeDataString(edits)}")}", new StringContent(post.Body), cancel);
            return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancel);
        }

        using (var bot = new MortalBot(folder, Path.Combine(folder, "rules.yaml"), MortalStory.Policy, new HandClock(now), death, new FarSender(Take, death)))
        {
            Say(Begun);
            await bot.Live(take == "round" ? null : take, CancellationToken.None);
        }

        Say(Lived + death.Passed.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    /// <summary>Starts a life and waits for its end.</summary>
    /// <param name="killAfter">Killed so long after its work began; null leaves it alone.</param>
    public static async Task<Life> Start(string folder, int point, DateTime now, string? take, string far, int number, TimeSpan? killAfter, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("dotnet",
            [typeof(MortalProcess).Assembly.Location, Word, folder, point.ToString(CultureInfo.InvariantCulture), now.Ticks.ToString(CultureInfo.InvariantCulture), take ?? "round", far, number.ToString(CultureInfo.InvariantCulture)])
            { RedirectStandardOutput = true };
        // A short life is spent in compiling: the quick way is enough.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_BackgroundWorkerTimeoutMs"] = "0";
        using var process = Process.Start(start)!;
        try
        {
            string? last = null;
            while (await process.StandardOutput.ReadLineAsync(cancel) is { } line)
            {
                last = line;
                if (line != Begun || killAfter is not { } moment) continue;
                await Task.Delay(moment, cancel);
                process.Kill();
            }

            await process.WaitForExitAsync(cancel);
            if (last?.StartsWith(Lived, StringComparison.Ordinal) == true) return new Life(null, int.Parse(last[Lived.Length..], CultureInfo.InvariantCulture));
            // 128 and the number of SIGKILL: nothing else may end it.
            Assert.Equal(137, process.ExitCode);
            return new Life(last?.StartsWith(Died, StringComparison.Ordinal) == true ? last[Died.Length..] : "at any moment", 0);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
        }
    }

    private static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
