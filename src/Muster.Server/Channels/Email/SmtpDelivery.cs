// One attempt to hand one e-mail to the mail server.
using MimeKit;
using Muster.Engine.Ports;

namespace Muster.Server.Channels.Email;

/// <summary>A connection for each message: a server that hangs keeps one message and no other.</summary>
internal static class SmtpDelivery
{
    public static async Task<SendResult> SendAsync(MailSettings.Smtp server, MimeMessage mail, CancellationToken cancel)
    {
        await using SmtpConnection connection = new(server);
        return await connection.OpenAsync(cancel) is { } failed ? failed : await connection.SendAsync(mail, returnPath: null, cancel);
    }
}
