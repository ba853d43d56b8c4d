// What stands before Muster when clients insist on TLS: a front with a certificate of its own, spoken to directly or as a proxy.
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Muster.Peers;

/// <summary>Whatever host a client asks a proxy for, it reaches the server behind: so a client with a fixed address can be tried. The certificate is nobody's.</summary>
public sealed class TlsFront : IAsyncDisposable
{
    private const byte TlsHandshake = 0x16;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly int _behind;
    private readonly Task _accepting;

    /// <param name="behind">The port of the server that speaks plain HTTP.</param>
    public TlsFront(int behind)
    {
        _behind = behind;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _certificate.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> served = [];
        try
        {
            while (true)
            {
                served.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                NetworkStream plain = client.GetStream();
                if (await PeekAsync(client.Client) != TlsHandshake)
                {
                    await AnswerConnectAsync(plain);
                }

                await using SslStream secure = new(plain);
                await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _end.Token);
                using TcpClient server = new();
                await server.ConnectAsync(IPAddress.Loopback, _behind, _end.Token);
                NetworkStream behind = server.GetStream();
                await Task.WhenAny(secure.CopyToAsync(behind, _end.Token), behind.CopyToAsync(secure, _end.Token));
            }
        }
        catch (Exception broken)
            when (broken
                    is IOException
                        or SocketException
                        or OperationCanceledException
                        or System.Security.Authentication.AuthenticationException
            )
        {
            // One who hung up: the client tells what it made of that.
        }
    }

    private async Task<byte> PeekAsync(Socket socket)
    {
        byte[] first = new byte[1];
        return await socket.ReceiveAsync(first, SocketFlags.Peek, _end.Token) == 1 ? first[0] : (byte)0;
    }

    /// <summary>Reads the request of a proxy's client to its empty line and says yes.</summary>
    private async Task AnswerConnectAsync(NetworkStream plain)
    {
        byte[] one = new byte[1];
        StringBuilder head = new();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await plain.ReadAsync(one, _end.Token) == 1)
        {
            head.Append((char)one[0]);
        }

        await plain.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), _end.Token);
    }

    private static X509Certificate2 SelfSigned()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using X509Certificate2 made = request.CreateSelfSigned(
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2060, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
