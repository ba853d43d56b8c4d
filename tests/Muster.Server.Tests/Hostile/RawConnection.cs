// A connection on which a test writes whatever bytes it likes.
using System.Net.Sockets;
using System.Text;

namespace Muster.Server.Tests.Hostile;

internal sealed class RawConnection : IDisposable
{
    /// <summary>Longer than every time-out of the server: whoever waits so long was forgotten.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly TcpClient _client;
    private readonly NetworkStream _stream;

    private RawConnection(TcpClient client) => (_client, _stream) = (client, client.GetStream());

    public static async Task<RawConnection> OpenAsync(Uri site)
    {
        TcpClient client = new() { NoDelay = true };
        await client.ConnectAsync(site.Host, site.Port, TestContext.Current.CancellationToken);
        return new(client);
    }

    /// <summary>Sends the text, a byte a letter; answers all that comes back until the server closes.</summary>
    public static async Task<string> AskAsync(Uri site, string text)
    {
        using RawConnection connection = await OpenAsync(site);
        await connection.TrySendAsync(text);
        return await connection.RestAsync();
    }

    /// <summary>False when the server has closed the connection.</summary>
    public async Task<bool> TrySendAsync(string text)
    {
        try
        {
            await _stream.WriteAsync(Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Everything that the server says until it closes; fails when it does not.</summary>
    public async Task<string> RestAsync()
    {
        using MemoryStream said = new();
        try
        {
            await _stream.CopyToAsync(said, TestContext.Current.CancellationToken).WaitAsync(Longest);
        }
        catch (IOException)
        {
            // Reset: what was said before is what there is.
        }

        return Encoding.Latin1.GetString(said.ToArray());
    }

    public void Dispose() => _client.Dispose();
}
