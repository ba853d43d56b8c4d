// Writes an e-mail as a file instead of sending it: for a trial without a mail server.
using MimeKit;
using Muster.Engine.Ports;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Email;

internal static class MailDrop
{
    /// <summary>The file's name begins with the time, so that the newest is the last; a second attempt writes the same mail anew.</summary>
    public static async Task<SendResult> SendAsync(MailSettings.Drop drop, MimeMessage mail, CancellationToken cancel)
    {
        string name = $"{mail.Date.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{mail.MessageId?.Split('@')[0]}.eml";
        try
        {
            Directory.CreateDirectory(drop.Directory);
            string path = Path.Combine(drop.Directory, name);
            await mail.WriteToAsync(path + ".part", cancel);
            File.Move(path + ".part", path, overwrite: true);
            return new Sent(name);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Failed(
                SendStage.Send,
                SendCause.Faulty,
                Retryable: true,
                null,
                "The mail could not be written to the drop directory: " + failure.Message
            );
        }
    }
}
