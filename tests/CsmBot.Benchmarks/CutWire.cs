using System.Net;
using System.Net.Sockets;

namespace CsmBot.Benchmarks;

/// <summary>The wire between a host and its database, which can be cut for a while: nothing passes either way and nobody is told, as when a switch fails; then all goes on where it was.</summary>
internal sealed class CutWire : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private volatile TaskCompletionSource _whole = Whole();

    public CutWire(string host, int port)
    {
        _listener.Start();
        _ = Accept(host, port);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;
    public int Cuts { get; private set; }

    public async Task Cut(TimeSpan time, CancellationToken stop)
    {
        Cuts++;
        _whole = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try { await Task.Delay(time, stop); }
        finally { _whole.TrySetResult(); }
    }

    private async Task Accept(string host, int port)
    {
        try
        {
            while (true) _ = Connect(await _listener.AcceptTcpClientAsync(_ended.Token), host, port);
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException) { }
    }

    private async Task Connect(TcpClient near, string host, int port)
    {
        using (near)
        using (var far = new TcpClient())
            try
            {
                await _whole.Task.WaitAsync(_ended.Token);
                await far.ConnectAsync(host, port, _ended.Token);
                await Task.WhenAny(Pump(near.GetStream(), far.GetStream()), Pump(far.GetStream(), near.GetStream()));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException or IOException) { }
    }

    private async Task Pump(NetworkStream from, NetworkStream to)
    {
        var bytes = new byte[64 * 1024];
        try
        {
            for (int read; (read = await from.ReadAsync(bytes, _ended.Token)) > 0;)
            {
                await _whole.Task.WaitAsync(_ended.Token);
                await to.WriteAsync(bytes.AsMemory(0, read), _ended.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or IOException or ObjectDisposedException) { }
    }

    private static TaskCompletionSource Whole()
    {
        var whole = new TaskCompletionSource();
        whole.SetResult();
        return whole;
    }

    public void Dispose()
    {
        _ended.Cancel();
        _listener.Dispose();
        _ended.Dispose();
    }
}
