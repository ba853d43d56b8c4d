// A mail server that takes every connection and answers one byte a second.
using System.Net;
using System.Net.Sockets;

namespace Muster.Chaos.Tests.Driving;

public sealed class SmtpTarpit : IAsyncDisposable
{
    private static readonly byte[] Greeting = "220 tarpit.example.org ESMTP, who waits for it is patient\r\n"u8.ToArray();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;
    private int _held;

    public SmtpTarpit()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _work = TakeAllAsync();
    }

    public int Port { get; }

    /// <summary>How many connections it has held so far.</summary>
    public int Held => _held;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _work;
        _end.Dispose();
    }

    private async Task TakeAllAsync()
    {
        List<Task> held = [];
        try
        {
            while (true)
            {
                held.Add(HoldAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(held);
        }
    }

    private async Task HoldAsync(TcpClient client)
    {
        Interlocked.Increment(ref _held);
        using TcpClient mine = client;
        try
        {
            foreach (byte letter in Greeting)
            {
                await mine.GetStream().WriteAsync(new[] { letter }, _end.Token);
                await Task.Delay(TimeSpan.FromSeconds(1), _end.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The client lost patience, or the test is over.
        }
    }
}
