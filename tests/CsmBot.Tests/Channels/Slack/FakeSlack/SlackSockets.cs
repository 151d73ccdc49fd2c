using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace CsmBot.Tests.Channels.Slack.FakeSlack;

/// <summary>Socket Mode: addresses good once, envelopes that must be acknowledged within three seconds or come again, connections that end.</summary>
public sealed class SlackSockets(SlackServer server)
{
    private readonly ConcurrentDictionary<string, bool> _tickets = [];
    private readonly ConcurrentDictionary<int, Connection> _open = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonObject>> _waiting = [];
    private int _numbers;

    private sealed record Connection(WebSocket Socket, SemaphoreSlim Sending, TaskCompletionSource Ended);

    public int Opened => _numbers;
    public int Open => _open.Count;

    /// <summary>So many were open at once, at most.</summary>
    public int MostOpen { get; private set; }

    /// <summary>Envelopes that were acknowledged, in order.</summary>
    public ConcurrentQueue<string> Acknowledged { get; } = [];

    public string NewUrl()
    {
        var ticket = Guid.NewGuid().ToString("N");
        _tickets[ticket] = true;
        return $"{server.Address.Replace("http://", "ws://", StringComparison.Ordinal)}/socket/{ticket}";
    }

    public async Task Serve(string ticket, HttpContext http)
    {
        if (!_tickets.TryRemove(ticket, out _) || !http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = 404;
            return;
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var (number, connection) = (Interlocked.Increment(ref _numbers), new Connection(socket, new SemaphoreSlim(1), new TaskCompletionSource()));
        MostOpen = Math.Max(MostOpen, _open.Count + 1);
        await Send(connection, new JsonObject { ["type"] = "hello", ["num_connections"] = _open.Count + 1, ["connection_info"] = new JsonObject { ["app_id"] = SlackWorld.App } });
        _open[number] = connection;
        try
        {
            var buffer = new byte[64 * 1024];
            while (true)
            {
                var got = await socket.ReceiveAsync(buffer, CancellationToken.None);
                if (got.MessageType == WebSocketMessageType.Close)
                {
                    if (socket.State == WebSocketState.CloseReceived) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    break;
                }
                var answer = JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, got.Count))!.AsObject();
                Acknowledged.Enqueue((string)answer["envelope_id"]!);
                if (_waiting.TryRemove((string)answer["envelope_id"]!, out var waiting)) waiting.TrySetResult(answer);
            }
        }
        catch (WebSocketException) { }
        finally
        {
            _open.TryRemove(number, out _);
            connection.Ended.TrySetResult();
        }
    }

    /// <summary>
    /// Delivers on the newest connection; what is not acknowledged while that lives goes out again, on whichever there is then. Slack waits three seconds; here it is long enough for a
    /// machine that does ten other things at once.
    /// </summary>
    public async Task<JsonObject> Deliver(string type, JsonObject payload, bool acceptsPayload)
    {
        for (var attempt = 0; attempt < 4; attempt++)
        {
            var connection = await SlackServer.Until(() => _open.OrderByDescending(o => o.Key).Select(o => o.Value).FirstOrDefault(), "a socket of the bot's");
            var id = Guid.NewGuid().ToString();
            var waiting = _waiting[id] = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
            try
            {
                await Send(connection, new JsonObject
                {
                    ["envelope_id"] = id, ["type"] = type, ["accepts_response_payload"] = acceptsPayload, ["retry_attempt"] = attempt, ["retry_reason"] = attempt == 0 ? "" : "timeout", ["payload"] = payload.DeepClone(),
                });
            }
            catch (Exception error) when (error is WebSocketException or ObjectDisposedException or InvalidOperationException) { continue; }
            if (await Task.WhenAny(waiting.Task, connection.Ended.Task, Task.Delay(TimeSpan.FromSeconds(20))) == waiting.Task) return await waiting.Task;
        }
        throw new Xunit.Sdk.XunitException($"A {type} was never acknowledged");
    }

    /// <summary>Says that the connection is to end, and ends it when there is another.</summary>
    public async Task Disconnect(string reason)
    {
        var (number, connection) = _open.OrderByDescending(o => o.Key).First();
        await Send(connection, new JsonObject { ["type"] = "disconnect", ["reason"] = reason });
        await SlackServer.Until(() => _open.Keys.Any(n => n > number) ? "" : null, "another connection");
        await Break(number);
    }

    /// <summary>The network goes away in the middle.</summary>
    public Task Break() => Break(_open.Keys.Max());

    private async Task Break(int number)
    {
        if (!_open.TryGetValue(number, out var connection)) return;
        connection.Socket.Abort();
        await connection.Ended.Task;
    }

    private static async Task Send(Connection connection, JsonObject frame)
    {
        await connection.Sending.WaitAsync();
        try { await connection.Socket.SendAsync(Encoding.UTF8.GetBytes(frame.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None); }
        finally { connection.Sending.Release(); }
    }

    public async Task End()
    {
        foreach (var number in _open.Keys) await Break(number);
    }
}
