using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CsmBot.Channels.Slack;

/// <summary>
/// The other receiver: Slack speaks through a WebSocket that the bot opens, so that no public address is needed (https://docs.slack.dev/apis/events-api/using-socket-mode).
/// A connection that is to end is replaced by a new one before it goes; what was not acknowledged by then comes again on the new one, and the inbox keeps it once.
/// </summary>
internal sealed partial class SocketMode(SlackApp app, SlackApi api, SlackHosts hosts, SlackIntake intake, TimeProvider time, ILogger<SocketMode> log) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1), Longest = TimeSpan.FromMinutes(1), Silence = TimeSpan.FromSeconds(20);
    private const int LongestFrame = 4 * 1024 * 1024;

    /// <summary>There is a connection that Slack has greeted.</summary>
    public bool IsConnected => _open > 0;

    private int _open;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var failures = 0;
        var draining = new List<Task>();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var (socket, problem, after) = await Open(stop);
                if (socket is null)
                {
                    NotOpened(log, problem);
                    await Task.Delay(after ?? Wait(failures++), time, stop);
                    continue;
                }
                var replace = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var serving = Serve(socket, () => { failures = 0; }, replace, stop);
                draining.RemoveAll(t => t.IsCompleted);
                draining.Add(serving);
                // Goes on to a new connection as soon as this one is to end, while it still serves.
                await Task.WhenAny(serving, replace.Task);
                if (serving.IsCompleted && !replace.Task.IsCompleted) await Task.Delay(Wait(failures++), time, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
            catch (Exception error)
            {
                Trouble(log, error);
                await Task.Delay(Wait(failures++), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        await Task.WhenAll(draining);
    }

    /// <summary>1, 2, 4 … seconds up to a minute, each a little different.</summary>
    private static TimeSpan Wait(int failures) => TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, First.TotalSeconds * Math.Pow(2, Math.Min(failures, 10))) * (1 + failures * 7 % 5 / 20.0));

    private async Task<(ClientWebSocket? Socket, string Problem, TimeSpan? After)> Open(CancellationToken cancel)
    {
        var told = await api.Ask("", app.AppToken!, "apps.connections.open", [], cancel);
        if (!told.Ok) return (null, told.Reason, told.After);
        if (told.Word("url") is not { } url || !hosts.IsSocket(url)) return (null, "the address of the socket is none of Slack’s", null);
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = Silence;
        socket.Options.KeepAliveTimeout = Silence;
        try
        {
            await socket.ConnectAsync(new Uri(url), cancel);
            return (socket, "", null);
        }
        catch (WebSocketException error)
        {
            socket.Dispose();
            return (null, error.Message, null);
        }
    }

    private async Task Serve(ClientWebSocket socket, Action greeted, TaskCompletionSource replace, CancellationToken stop)
    {
        using var _ = socket;
        using var sending = new SemaphoreSlim(1);
        var working = new List<Task>();
        var isGreeted = false;
        try
        {
            while (await Frame(socket, stop) is { } frame)
            {
                switch (Json.Word(frame, "type"))
                {
                    case "hello":
                        isGreeted = true;
                        greeted();
                        Interlocked.Increment(ref _open);
                        Greeted(log, Json.At(frame, "num_connections")?.GetRawText());
                        break;
                    case "disconnect":
                        Leaving(log, Json.Word(frame, "reason"));
                        replace.TrySetResult();
                        break;
                    case var _ when Json.Word(frame, "envelope_id") is { } id:
                        working.RemoveAll(t => t.IsCompleted);
                        working.Add(Take(socket, sending, id, frame, stop));
                        break;
                }
            }
        }
        catch (WebSocketException error) when (!stop.IsCancellationRequested) { Broke(log, error.Message); }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        finally
        {
            if (isGreeted) Interlocked.Decrement(ref _open);
            await Task.WhenAll(working);
            await Close(socket);
        }
    }

    private async Task Take(ClientWebSocket socket, SemaphoreSlim sending, string id, JsonElement frame, CancellationToken stop)
    {
        try
        {
            if (Kept(frame) is not { } text || SlackPayload.Read(text) is not { } payload) return;
            var acknowledgement = await intake.Take(payload, text, stop);
            var answer = new JsonObject { ["envelope_id"] = id };
            if (acknowledgement.Body is { } body && Json.Is(frame, "accepts_response_payload")) answer["payload"] = body;
            await sending.WaitAsync(CancellationToken.None);
            try { await socket.SendAsync(Encoding.UTF8.GetBytes(answer.ToJsonString(Json.Plain)), WebSocketMessageType.Text, true, CancellationToken.None); }
            finally { sending.Release(); }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }
        // Not acknowledged, it comes again.
        catch (Exception error) { Trouble(log, error); }
    }

    /// <summary>The payload as the HTTP endpoints would have kept it.</summary>
    private static string? Kept(JsonElement frame)
    {
        if (Json.At(frame, "payload") is not { ValueKind: JsonValueKind.Object } payload) return null;
        if (Json.Word(frame, "type") != "slash_commands") return payload.GetRawText();
        var command = JsonNode.Parse(payload.GetRawText())!.AsObject();
        command["type"] = SlackPayload.Command;
        return command.ToJsonString(Json.Plain);
    }

    /// <summary>Null when the connection has ended.</summary>
    private static async Task<JsonElement?> Frame(ClientWebSocket socket, CancellationToken stop)
    {
        var buffer = new byte[16 * 1024];
        using var whole = new MemoryStream();
        while (true)
        {
            var got = await socket.ReceiveAsync(buffer, stop);
            if (got.MessageType == WebSocketMessageType.Close || whole.Length + got.Count > LongestFrame) return null;
            whole.Write(buffer, 0, got.Count);
            if (!got.EndOfMessage) continue;
            try
            {
                using var json = JsonDocument.Parse(whole.ToArray());
                return json.RootElement.Clone();
            }
            // "Ping from …", which old servers send as text.
            catch (JsonException) { whole.SetLength(0); }
        }
    }

    private static async Task Close(ClientWebSocket socket)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try { await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token); }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException) { }
    }

    [LoggerMessage(LogLevel.Information, "Socket Mode is connected; Slack counts {Connections} connections of this app")]
    private static partial void Greeted(ILogger log, string? connections);

    [LoggerMessage(LogLevel.Information, "Slack is going to end a connection of Socket Mode ({Reason}); a new one is opened")]
    private static partial void Leaving(ILogger log, string? reason);

    [LoggerMessage(LogLevel.Warning, "A connection of Socket Mode broke: {Problem}; a new one is opened")]
    private static partial void Broke(ILogger log, string problem);

    [LoggerMessage(LogLevel.Error, "Socket Mode could not be opened: {Problem}; it is tried again")]
    private static partial void NotOpened(ILogger log, string problem);

    [LoggerMessage(LogLevel.Error, "Something in Socket Mode failed; it goes on")]
    private static partial void Trouble(ILogger log, Exception error);
}
