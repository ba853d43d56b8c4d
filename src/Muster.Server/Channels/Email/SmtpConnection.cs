// One connection to the mail server over which mails leave one after the other, and what the failure of one means.
using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Email;

/// <summary>4xx may pass later, 5xx is final for this recipient.</summary>
internal sealed class SmtpConnection(MailSettings.Smtp server) : IAsyncDisposable
{
    private const int AnswerBytesMax = 300;
    private static readonly TimeSpan QuitMax = TimeSpan.FromMilliseconds(500);

    private readonly SmtpClient _client = new();

    /// <summary>Whether another mail can follow.</summary>
    public bool IsOpen => _client.IsConnected;

    /// <summary>What of the last mail the server refused; null when it took it, or failed otherwise.</summary>
    public SmtpErrorCode? Refused { get; private set; }

    /// <summary>Connects and signs in; null when mails can follow.</summary>
    public async Task<Failed?> OpenAsync(CancellationToken cancel)
    {
        if (!server.Verify)
        {
            _client.ServerCertificateValidationCallback = (_, _, _, errors) => !server.Verify || errors == SslPolicyErrors.None;
        }

        // A revocation list that cannot be fetched must not cost a page.
        _client.CheckCertificateRevocation = false;
        SendResult opened = await JudgedAsync(
            SendStage.Connect,
            () => _client.ConnectAsync(server.Host, server.Port, Security(server), cancel),
            cancel
        );
        if (opened is Sent && server.User is { } user)
        {
            opened = await JudgedAsync(SendStage.SignIn, () => _client.AuthenticateAsync(user, server.Password ?? "", cancel), cancel);
        }

        return opened as Failed;
    }

    /// <param name="returnPath">To whom a failure that is found later is told; null for the sender.</param>
    public async Task<SendResult> SendAsync(MimeMessage mail, MailboxAddress? returnPath, CancellationToken cancel)
    {
        Refused = null;
        string answer = "";
        SendResult result = await JudgedAsync(
            SendStage.Send,
            async () =>
                answer = returnPath is null
                    ? await _client.SendAsync(mail, cancel)
                    : await _client.SendAsync(mail, returnPath, mail.To.Mailboxes, cancel),
            cancel
        );
        return result is Sent ? new Sent(EdgeText.Line(answer, AnswerBytesMax)) : result;
    }

    /// <summary>The messages are taken or lost already: a farewell that fails changes nothing, and one that takes long must not look like a failed attempt.</summary>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource late = new(QuitMax);
        try
        {
            if (_client.IsConnected)
            {
                await _client.DisconnectAsync(quit: true, late.Token);
            }
        }
        catch (Exception failure)
            when (failure is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
        {
            // Disposing the client closes what is left of the connection.
        }

        _client.Dispose();
    }

    private async Task<SendResult> JudgedAsync(SendStage stage, Func<Task> act, CancellationToken cancel)
    {
        try
        {
            await act();
            return new Sent(null);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return new Failed(stage, SendCause.TimedOut, Retryable: true, null, "The mail server took too long.");
        }
        catch (Exception failure) when (Judge(failure, stage) is { } judged)
        {
            Refused = (failure as SmtpCommandException)?.ErrorCode;
            return judged;
        }
    }

    private static SecureSocketOptions Security(MailSettings.Smtp server) =>
        server switch
        {
            { ImplicitTls: true } => SecureSocketOptions.SslOnConnect,
            { StartTls: StartTls.Required } => SecureSocketOptions.StartTls,
            { StartTls: StartTls.Never } => SecureSocketOptions.None,
            _ => SecureSocketOptions.StartTlsWhenAvailable,
        };

    /// <summary>Null for an exception that is a defect of ours and not the server's.</summary>
    private static Failed? Judge(Exception failure, SendStage stage) =>
        failure switch
        {
            SmtpCommandException command => Judge(command, stage),
            // Final, so that the person's next method is used at once; a server that cannot ask its own directory says 4xx.
            AuthenticationException refused => new(
                SendStage.SignIn,
                SendCause.Misconfigured,
                Retryable: refused.InnerException is SmtpCommandException { StatusCode: < SmtpStatusCode.CommandUnrecognized },
                null,
                "The mail server refuses the user or password of MUSTER_SMTP."
            ),
            ServiceNotAuthenticatedException wants => new(
                SendStage.SignIn,
                SendCause.Misconfigured,
                true,
                null,
                Words("The mail server wants TLS or a user and password first, as MUSTER_SMTP can say", wants.Message)
            ),
            SslHandshakeException => new(
                SendStage.Secure,
                SendCause.Faulty,
                true,
                null,
                "No secure connection to the mail server: its certificate or protocol is not accepted."
            ),
            NotSupportedException missing => new(
                stage == SendStage.Connect ? SendStage.Secure : stage,
                SendCause.Misconfigured,
                true,
                null,
                Words("The mail server cannot do what MUSTER_SMTP asks for", missing.Message)
            ),
            SocketException or IOException when stage == SendStage.Connect => new(
                stage,
                SendCause.Unreachable,
                true,
                null,
                Words("The mail server cannot be reached", failure.Message)
            ),
            SocketException or IOException or ProtocolException or ServiceNotConnectedException => new(
                stage,
                SendCause.Faulty,
                Retryable: true,
                null,
                Words("The talk with the mail server broke off", failure.Message)
            ),
            _ => null,
        };

    private static Failed Judge(SmtpCommandException command, SendStage stage)
    {
        const int busyOrTooMany = 421;
        const int mailboxBusy = 450;
        const int insufficientStorage = 452;
        int status = (int)command.StatusCode;
        SendCause cause =
            status is busyOrTooMany or mailboxBusy or insufficientStorage ? SendCause.RateLimited
            : status is >= 400 and < 500 ? SendCause.Faulty
            : SendCause.Rejected;
        return new(stage, cause, Retryable: status < 500, null, Words($"The mail server answered {status}", command.Message));
    }

    private static string Words(string what, string why) => EdgeText.Line($"{what}: {why}", AnswerBytesMax);
}
