using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CsmBot.Tests.Serving;

namespace CsmBot.Tests.Channels.Facts;

/// <summary>Pushes facts to a running host as a CRM would.</summary>
internal sealed class FactsClient(AppHost host, string? key)
{
    public Task<Answer> Post(string kind, params JsonNode[] rows) => Send(kind, new JsonArray([.. rows.Select(r => r.DeepClone())]).ToJsonString());

    public async Task<Answer> Send(string kind, string body, string type = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{host.Address}/api/facts/{kind}") { Content = new StringContent(body, Encoding.UTF8) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (key is not null) request.Headers.TryAddWithoutValidation("Authorization", key);
        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, JsonNode.Parse(text)!, response.Headers.RetryAfter?.Delta, response.Headers.WwwAuthenticate.ToString());
    }
}

internal sealed record Answer(int Status, JsonNode Body, TimeSpan? RetryAfter, string Challenge)
{
    public string? Problem => (string?)Body["error"]?["message"];

    /// <summary>"added 1, changed 0, same 2, kept 0".</summary>
    public string Counts => string.Join(", ", new[] { "added", "changed", "same", "kept" }.Select(n => $"{n} {Body[n]}"));

    /// <summary>"0 status: …" for every wrong field.</summary>
    public IEnumerable<string> Rows => Body["error"]!["rows"]!.AsArray().Select(r => $"{r!["row"]} {r["field"]}: {r["problem"]}");

    public IEnumerable<string> Warnings => Body["warnings"]!.AsArray().Select(r => $"{r!["row"]} {r["field"]}: {r["problem"]}");
}
