// One connection that is kept alive: sends a request as it is, and reads no more of the answer than where it ends.
using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace Muster.Bench.Load;

/// <summary>Allocates nothing once it is connected. An answer must have a Content-Length or no body, or be chunked.</summary>
public sealed class Wire : IDisposable
{
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(30);
    private readonly int _port;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private Socket? _socket;

    public Wire(int port) => _port = port;

    private static ReadOnlySpan<byte> EndOfHead => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> EndOfChunks => "\r\n0\r\n\r\n"u8;

    /// <summary>The status of the answer; 0 when there was none. What is neither 2xx nor 304 ends the connection, and the next request opens another.</summary>
    public int Ask(ReadOnlySpan<byte> request)
    {
        Send(request);
        return Hear();
    }

    /// <summary>Sends a request whose answer is heard later, before another is sent. What fails, <see cref="Hear"/> answers.</summary>
    public void Send(ReadOnlySpan<byte> request)
    {
        try
        {
            Socket socket = _socket ??= Open();
            while (!request.IsEmpty)
            {
                request = request[socket.Send(request)..];
            }
        }
        catch (SocketException)
        {
            Dispose();
        }
    }

    /// <summary>Waits for the answer to what was sent; its status as in <see cref="Ask"/>.</summary>
    public int Hear()
    {
        if (_socket is not { } socket)
        {
            return 0;
        }

        try
        {
            int status = Read(socket);
            if (status is (< 200 or > 299) and not 304)
            {
                Dispose();
            }

            return status;
        }
        catch (SocketException)
        {
            Dispose();
            return 0;
        }
    }

    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    private Socket Open()
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = (int)AnswerMax.TotalMilliseconds,
            SendTimeout = (int)AnswerMax.TotalMilliseconds,
        };
        try
        {
            socket.Connect(IPAddress.Loopback, _port);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    private int Read(Socket socket)
    {
        int filled = 0;
        int head = -1;
        while (head < 0)
        {
            int got = filled < _buffer.Length ? socket.Receive(_buffer.AsSpan(filled)) : 0;
            if (got == 0)
            {
                Dispose();
                return 0;
            }

            filled += got;
            head = _buffer.AsSpan(0, filled).IndexOf(EndOfHead);
        }

        head += EndOfHead.Length;
        return Finish(socket, head, filled) && Utf8Parser.TryParse(_buffer.AsSpan(9, 3), out int status, out _) ? status : 0;
    }

    /// <summary>Reads the body to its end and throws it away; false when the connection ended before.</summary>
    private bool Finish(Socket socket, int head, int filled)
    {
        long length = Length(_buffer.AsSpan(0, head));
        if (length >= 0)
        {
            for (long left = length - (filled - head); left > 0; )
            {
                int got = socket.Receive(_buffer);
                if (got == 0)
                {
                    return false;
                }

                left -= got;
            }

            return true;
        }

        int from = head - 2;
        while (_buffer.AsSpan(from, filled - from).IndexOf(EndOfChunks) < 0)
        {
            int kept = Math.Min(EndOfChunks.Length - 1, filled - from);
            _buffer.AsSpan(filled - kept, kept).CopyTo(_buffer);
            int got = socket.Receive(_buffer.AsSpan(kept));
            if (got == 0)
            {
                return false;
            }

            (from, filled) = (0, kept + got);
        }

        return true;
    }

    /// <summary>The Content-Length; 0 where neither it nor chunks are announced, -1 for chunks.</summary>
    private static long Length(ReadOnlySpan<byte> head)
    {
        while (!head.IsEmpty)
        {
            int end = head.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? head : head[..end];
            head = end < 0 ? [] : head[(end + 1)..];
            if (Begins(line, "content-length:"u8))
            {
                return Utf8Parser.TryParse(line["content-length:".Length..].TrimStart((byte)' '), out long length, out _) ? length : 0;
            }

            if (Begins(line, "transfer-encoding:"u8))
            {
                return -1;
            }
        }

        return 0;
    }

    private static bool Begins(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name) =>
        line.Length >= name.Length && System.Text.Ascii.EqualsIgnoreCase(line[..name.Length], name);
}
