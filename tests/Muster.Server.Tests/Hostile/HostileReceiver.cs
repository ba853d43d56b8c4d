// A web server that reads a request to its end and then misbehaves as a test says.
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Muster.Server.Tests.Hostile;

internal sealed partial class HostileReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<Socket, CancellationToken, Task> _answer;
    private readonly Task _work;
    private int _requests;

    public HostileReceiver(Func<Socket, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _work = TakeAllAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}/hook";

    /// <summary>How many requests it has read so far.</summary>
    public int Requests => _requests;

    /// <summary>Says a text and closes.</summary>
    public static Func<Socket, CancellationToken, Task> Saying(string text) =>
        async (socket, cancel) => await socket.SendAsync(Encoding.Latin1.GetBytes(text), cancel);

    /// <summary>Says a text, then a part again and again, with a pause after each, until it is cut off.</summary>
    /// <param name="said">Called after each part.</param>
    public static Func<Socket, CancellationToken, Task> Repeating(string text, byte[] part, TimeSpan pause, Action? said = null) =>
        async (socket, cancel) =>
        {
            await socket.SendAsync(Encoding.Latin1.GetBytes(text), cancel);
            while (true)
            {
                await socket.SendAsync(part, cancel);
                said?.Invoke();
                await Task.Delay(pause, cancel);
            }
        };

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _work;
        _end.Dispose();
    }

    private async Task TakeAllAsync()
    {
        List<Task> taken = [];
        try
        {
            while (true)
            {
                taken.Add(TakeAsync(await _listener.AcceptSocketAsync(_end.Token)));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(taken);
        }
    }

    private async Task TakeAsync(Socket socket)
    {
        using Socket mine = socket;
        try
        {
            if (await ReadAsync(mine))
            {
                Interlocked.Increment(ref _requests);
                await _answer(mine, _end.Token);
            }
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The sender lost patience, or the test is over.
        }
    }

    /// <summary>Reads head and body; false when the sender went away before.</summary>
    private async Task<bool> ReadAsync(Socket socket)
    {
        StringBuilder said = new();
        byte[] part = new byte[16 * 1024];
        while (true)
        {
            string text = said.ToString();
            int head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head >= 0 && text.Length >= head + 4 + int.Parse(Length().Match(text).Groups["bytes"].Value))
            {
                return true;
            }

            int read = await socket.ReceiveAsync(part, _end.Token);
            if (read == 0)
            {
                return false;
            }

            const byte tlsHandshake = 0x16;
            if (part[0] == tlsHandshake && said.Length == 0)
            {
                // Somebody expects TLS: they hear something else.
                return true;
            }

            said.Append(Encoding.Latin1.GetString(part, 0, read));
        }
    }

    [GeneratedRegex(
        "Content-Length: (?<bytes>[0-9]+)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Length();
}
