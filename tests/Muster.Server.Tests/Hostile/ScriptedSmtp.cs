// A mail server that answers each command as a test says, and keeps what it was given.
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Muster.Server.Tests.Hostile;

internal sealed class ScriptedSmtp : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<string, string, Task<string?>> _reply;
    private readonly Task _work;

    /// <param name="reply">
    /// Given the recipient (empty before there is one) and the line, which is empty at the greeting and a dot for a message that has come whole: a text is sent, null
    /// leaves it to the usual answer, an empty text breaks the connection off.
    /// </param>
    public ScriptedSmtp(Func<string, string, Task<string?>> reply)
    {
        _reply = reply;
        _listener.Start();
        _work = TakeAllAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every message that came whole, whatever was answered, with its recipient.</summary>
    public ConcurrentQueue<(string To, MimeMessage Mail, string Raw)> Taken { get; } = new();

    public IReadOnlyList<MimeMessage> To(string address) => [.. Taken.Where(one => one.To == address).Select(one => one.Mail)];

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
                taken.Add(TakeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(taken);
        }
    }

    private async Task TakeAsync(TcpClient client)
    {
        using TcpClient mine = client;
        try
        {
            await TalkAsync(mine.GetStream());
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using StreamReader reader = new(stream, Encoding.Latin1);
        string to = "";
        string line = "";
        do
        {
            if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
            {
                to = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];
            }

            string answer = await _reply(to, line).WaitAsync(_end.Token) ?? Usual(line);
            if (answer.Length == 0)
            {
                return;
            }

            await stream.WriteAsync(Encoding.Latin1.GetBytes(answer + "\r\n"), _end.Token);
            if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase) && answer.StartsWith('3'))
            {
                await KeepAsync(reader, to);
                line = ".";
                continue;
            }

            line = line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "" : await reader.ReadLineAsync(_end.Token) ?? "";
        } while (line.Length > 0);
    }

    private async Task KeepAsync(StreamReader reader, string to)
    {
        StringBuilder raw = new();
        while (await reader.ReadLineAsync(_end.Token) is { } line and not ".")
        {
            raw.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }

        using MemoryStream bytes = new(Encoding.Latin1.GetBytes(raw.ToString()));
        Taken.Enqueue((to, await MimeMessage.LoadAsync(bytes, _end.Token), raw.ToString()));
    }

    private static string Usual(string line) =>
        line.Split(' ', 2)[0].ToUpperInvariant() switch
        {
            "" => "220 scripted.example.org ESMTP",
            "EHLO" => "250-scripted.example.org\r\n250 AUTH PLAIN LOGIN",
            "AUTH" => "235 2.7.0 Accepted",
            "DATA" => "354 Go ahead",
            "QUIT" => "221 Bye",
            _ => "250 2.0.0 OK",
        };
}
