using System.Net.Http.Json;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CsmBot.Commands.Checks;

/// <summary><c>check host</c>: does a host serve, and does it keep up? What a container's health check and an operator ask.</summary>
internal static class HostCheck
{
    /// <summary>A message that came in waits for an answer a second or two; longer is a fault of this host.</summary>
    private static readonly TimeSpan _mostWaiting = TimeSpan.FromMinutes(1);

    /// <summary>One that goes out may have to wait for a rate limit.</summary>
    private static readonly TimeSpan _mostOwed = TimeSpan.FromMinutes(10);

    public static async IAsyncEnumerable<Finding> Run(Uri address, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var http = Far.Client();
        var (ready, problem) = await Ask(http, Far.Under(address, "health/ready"), cancel);
        if (ready is null)
        {
            yield return Finding.Wrong("ready", problem!);
            yield break;
        }
        yield return Finding.Good("ready", $"{Number(ready, "accounts"):N0} accounts");
        yield return Late("inbox", "came in", Number(ready, "waiting"), Number(ready, "oldest_waiting_seconds"), _mostWaiting, "look into the host's log for why it does not get to them");
        yield return Late("outbox", "are to be sent", Number(ready, "owed"), Number(ready, "oldest_owed_seconds"), _mostOwed, "csmbot outbox says why each waits");
        if (Number(ready, "put_aside") is > 0 and var aside) yield return Finding.Good("inbox", $"{aside} failed again and again and were put aside: csmbot inbox shows them");
        if (Number(ready, "given_up") is > 0 and var lost) yield return Finding.Good("outbox", $"{lost} could not be sent and were given up: csmbot outbox shows them, csmbot outbox requeue all sends them again");
    }

    private static Finding Late(string check, string what, int count, int seconds, TimeSpan most, string advice) =>
        seconds <= most.TotalSeconds ? Finding.Good(check, count == 0 ? "nothing waits" : $"{count} that {what}, the oldest since {seconds} s")
        : Finding.Wrong(check, $"{count} that {what} wait, the oldest since {seconds / 60} minutes: {advice}.");

    private static async Task<(JsonNode? Ready, string? Problem)> Ask(HttpClient http, Uri address, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync(address, cancel);
            return answer.IsSuccessStatusCode ? (await answer.Content.ReadFromJsonAsync<JsonNode>(cancel), null)
                : (null, $"{address} answers {(int)answer.StatusCode}: the host runs, but its store does not answer. Its log says why.");
        }
        catch (JsonException) { return (null, $"{address} does not answer as csmbot does: is another program there?"); }
        catch (Exception error) when (Far.IsNoAnswer(error, cancel)) { return (null, $"{address}: {Far.Why(error)}. Is csmbot running there? --url names another address."); }
    }

    private static int Number(JsonNode ready, string name) => (int?)ready[name] ?? 0;
}
