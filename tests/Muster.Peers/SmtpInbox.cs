// A real SMTP server that keeps what it is given in a Maildir.
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;

namespace Muster.Peers;

/// <summary>Debian's python3-aiosmtpd, on a free port of the loopback interface.</summary>
public sealed class SmtpInbox : IAsyncDisposable
{
    /// <summary>The command line of aiosmtpd has no words for who may sign in.</summary>
    private const string SignedIn = """
        import ssl, sys, threading
        from aiosmtpd.controller import Controller
        from aiosmtpd.handlers import Mailbox
        from aiosmtpd.smtp import AuthResult

        port, mail, certificate, key, user, password, mechanism = sys.argv[1:]

        def judge(server, session, envelope, used, data):
            good = data.login.decode() == user and data.password.decode() == password
            return AuthResult(success=good, handled=False)

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        Controller(
            Mailbox(mail),
            hostname="127.0.0.1",
            port=int(port),
            ssl_context=context,
            authenticator=judge,
            auth_required=True,
            auth_require_tls=False,
            auth_exclude_mechanism={"PLAIN", "LOGIN"} - {mechanism},
        ).start()
        threading.Event().wait()
        """;

    private readonly TemporaryFolder _folder = new();
    private PeerProcess? _process;

    public int Port { get; } = FreePort.Next();

    /// <param name="startTls">Whether it takes nothing before STARTTLS; its certificate is nobody's.</param>
    public static Task<SmtpInbox> StartAsync(bool startTls = false)
    {
        SmtpInbox inbox = new();
        string[] tls = startTls ? ["--tlscert", .. inbox.Certificate("--tlskey")] : [];
        return inbox.RunAsync([
            "-m",
            "aiosmtpd",
            "-n",
            "-l",
            $"127.0.0.1:{inbox.Port}",
            .. tls,
            "-c",
            "aiosmtpd.handlers.Mailbox",
            inbox._folder.Of("mail"),
        ]);
    }

    /// <summary>One that speaks TLS from the first byte and takes nothing from whoever has not signed in; its certificate is nobody's.</summary>
    /// <param name="mechanism">The only way to sign in that it offers: PLAIN or LOGIN.</param>
    public static Task<SmtpInbox> StartSignedInAsync(string user, string password, string mechanism)
    {
        SmtpInbox inbox = new();
        string[] certificate = inbox.Certificate();
        File.WriteAllText(inbox._folder.Of("server.py"), SignedIn);
        string port = inbox.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return inbox.RunAsync([inbox._folder.Of("server.py"), port, inbox._folder.Of("mail"), .. certificate, user, password, mechanism]);
    }

    private async Task<SmtpInbox> RunAsync(string[] arguments)
    {
        _process = PeerProcess.Start("/usr/bin/python3", arguments);
        await _process.ReadyAsync(
            "the SMTP server listens",
            TimeSpan.FromSeconds(60),
            async () =>
            {
                using TcpClient client = new();
                try
                {
                    await client.ConnectAsync("127.0.0.1", Port);
                    return true;
                }
                catch (SocketException)
                {
                    return false;
                }
            }
        );
        return this;
    }

    /// <summary>How many messages have arrived.</summary>
    public int Count
    {
        get
        {
            string arrived = Path.Combine(_folder.Of("mail"), "new");
            return Directory.Exists(arrived) ? Directory.EnumerateFiles(arrived).Count() : 0;
        }
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

    /// <summary>The files of a certificate and its key, with what stands between them.</summary>
    private string[] Certificate(params string[] between)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using X509Certificate2 made = request.CreateSelfSigned(
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2060, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        File.WriteAllText(_folder.Of("cert.pem"), made.ExportCertificatePem());
        File.WriteAllText(_folder.Of("key.pem"), key.ExportPkcs8PrivateKeyPem());
        return [_folder.Of("cert.pem"), .. between, _folder.Of("key.pem")];
    }
}
