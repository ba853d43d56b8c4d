// A real SMTP server that keeps what it is given in a Maildir.
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;

namespace Muster.Peers;

/// <summary>Debian's python3-aiosmtpd, on a free port of the loopback interface.</summary>
public sealed class SmtpInbox : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private PeerProcess? _process;

    public int Port { get; } = FreePort.Next();

    /// <param name="startTls">Whether it takes nothing before STARTTLS; its certificate is nobody's.</param>
    public static async Task<SmtpInbox> StartAsync(bool startTls = false)
    {
        SmtpInbox inbox = new();
        string[] tls = startTls ? inbox.Certificate() : [];
        inbox._process = PeerProcess.Start(
            "/usr/bin/python3",
            ["-m", "aiosmtpd", "-n", "-l", $"127.0.0.1:{inbox.Port}", .. tls, "-c", "aiosmtpd.handlers.Mailbox", inbox._folder.Of("mail")]
        );
        await inbox._process.ReadyAsync(
            "the SMTP server listens",
            TimeSpan.FromSeconds(60),
            async () =>
            {
                using TcpClient client = new();
                try
                {
                    await client.ConnectAsync("127.0.0.1", inbox.Port);
                    return true;
                }
                catch (SocketException)
                {
                    return false;
                }
            }
        );
        return inbox;
    }

    /// <summary>All messages that have arrived, in the order of their arrival.</summary>
    public IReadOnlyList<MimeMessage> Messages() => [.. Arrivals().Select(arrival => arrival.Mail)];

    /// <summary>All messages and when they arrived, in that order.</summary>
    public IReadOnlyList<Arrival> Arrivals()
    {
        DirectoryInfo arrived = new(Path.Combine(_folder.Of("mail"), "new"));
        return arrived.Exists
            ?
            [
                .. arrived
                    .GetFiles()
                    .OrderBy(file => file.LastWriteTimeUtc)
                    .Select(file => new Arrival(MimeMessage.Load(file.FullName), new(file.LastWriteTimeUtc))),
            ]
            : [];
    }

    /// <summary>The first message to an address that fits; waits for it.</summary>
    public Task<MimeMessage> MessageAsync(string to, Func<MimeMessage, bool> fits, TimeSpan longest) =>
        Until.AsyncOf(
            $"an e-mail to {to}",
            longest,
            () =>
                Task.FromResult(
                    Messages()
                        .FirstOrDefault(message =>
                            message.To.Mailboxes.Any(box => string.Equals(box.Address, to, StringComparison.OrdinalIgnoreCase))
                            && fits(message)
                        )
                )
        );

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }

    private string[] Certificate()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using X509Certificate2 made = request.CreateSelfSigned(
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2060, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        File.WriteAllText(_folder.Of("cert.pem"), made.ExportCertificatePem());
        File.WriteAllText(_folder.Of("key.pem"), key.ExportPkcs8PrivateKeyPem());
        return ["--tlscert", _folder.Of("cert.pem"), "--tlskey", _folder.Of("key.pem")];
    }
}
