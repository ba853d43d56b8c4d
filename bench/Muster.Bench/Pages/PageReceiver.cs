// The person's end: takes webhooks of either server, and knows when each probe's page first arrived.
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Muster.Bench.Load;

namespace Muster.Bench.Pages;

/// <summary>Answers 200 to every post, over connections that are kept alive.</summary>
public sealed class PageReceiver : IAsyncDisposable
{
    private static readonly byte[] Mark = Encoding.ASCII.GetBytes(Probe.Mark);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<long>> _arrived = new();
    private readonly Task _work;

    public PageReceiver()
    {
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _work = TakeAllAsync();
    }

    public Uri Url { get; }

    private static ReadOnlySpan<byte> EndOfHead => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> LengthName => "content-length:"u8;

    /// <summary>When the page of a probe arrived, by <see cref="Stopwatch"/>; null when it did not within <paramref name="longest"/>.</summary>
    public async Task<long?> ArrivalAsync(int probe, TimeSpan longest)
    {
        Task<long> arrival = Of(probe).Task;
        return await Task.WhenAny(arrival, Task.Delay(longest)) == arrival ? await arrival : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _work;
        _listener.Dispose();
        _end.Dispose();
    }

    private TaskCompletionSource<long> Of(int probe) =>
        _arrived.GetOrAdd(probe, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));

    private async Task TakeAllAsync()
    {
        List<Task> open = [];
        try
        {
            while (true)
            {
                open.Add(TakeAsync(await _listener.AcceptSocketAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task TakeAsync(Socket socket)
    {
        using Socket mine = socket;
        mine.NoDelay = true;
        byte[] buffer = new byte[1024 * 1024];
        int filled = 0;
        try
        {
            while (true)
            {
                int got = await mine.ReceiveAsync(buffer.AsMemory(filled), _end.Token);
                if (got == 0)
                {
                    return;
                }

                long now = Stopwatch.GetTimestamp();
                filled += got;
                while (Whole(buffer.AsSpan(0, filled)) is int length and > 0)
                {
                    Note(buffer.AsSpan(0, length), now);
                    buffer.AsSpan(length, filled - length).CopyTo(buffer);
                    filled -= length;
                    await mine.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), _end.Token);
                }
            }
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException)
        {
            // The sender was ended, or the work is over.
        }
    }

    /// <summary>The length of the first whole request; 0 when its end has not arrived.</summary>
    private static int Whole(ReadOnlySpan<byte> bytes)
    {
        int head = bytes.IndexOf(EndOfHead);
        if (head < 0)
        {
            return 0;
        }

        int body = 0;
        ReadOnlySpan<byte> rest = bytes[..head];
        for (int end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
        {
            rest = rest[(end + 1)..];
            if (
                rest.Length >= LengthName.Length
                && Ascii.EqualsIgnoreCase(rest[..LengthName.Length], LengthName)
                && Utf8Parser.TryParse(rest[LengthName.Length..].TrimStart((byte)' '), out int length, out _)
            )
            {
                body = length;
            }
        }

        int whole = head + EndOfHead.Length + body;
        return whole <= bytes.Length ? whole : 0;
    }

    private void Note(ReadOnlySpan<byte> request, long now)
    {
        for (int at = request.IndexOf(Mark); at >= 0; at = request.IndexOf(Mark))
        {
            request = request[(at + Mark.Length)..];
            if (
                request.Length >= Probe.Digits
                && Utf8Parser.TryParse(request[..Probe.Digits], out int number, out int used)
                && used == Probe.Digits
            )
            {
                Of(number).TrySetResult(now);
            }
        }
    }
}
