// Reads a mail that came back to a return path.
using MimeKit;
using Muster.Core.Kernel;

namespace Muster.Server.Subscribers.Bounces;

/// <param name="Recipients">To whom it came, and to whom it says that it was sent: one of them is a return path.</param>
/// <param name="Said">What the report says of the failure, on one line.</param>
public sealed record ReturnedMail(ReturnedKind Kind, string Recipients, string Said)
{
    private const int SaidBytesMax = 300;
    private static readonly string[] Envelopes = ["To", "Delivered-To", "X-Original-To", "Envelope-To"];

    /// <summary>Null when it is no mail. Reports are those of RFC 3464; the codes are those of RFC 3463.</summary>
    public static ReturnedMail? Read(byte[] bytes)
    {
        MimeMessage mail;
        try
        {
            using MemoryStream stream = new(bytes, writable: false);
            mail = MimeMessage.Load(stream);
        }
        catch (FormatException)
        {
            return null;
        }

        using (mail)
        {
            string to = string.Join(
                '\n',
                mail.Headers.Where(header => Envelopes.Contains(header.Field, StringComparer.OrdinalIgnoreCase))
                    .Select(header => header.Value)
            );
            return mail.Headers.Count == 0 ? null
                : mail.BodyParts.OfType<MessageDeliveryStatus>().FirstOrDefault() is { } report ? OfReport(report, to)
                : mail.Subject?.Contains("unsubscribe", StringComparison.OrdinalIgnoreCase) == true
                    ? new(ReturnedKind.Unsubscribe, to, "Unsubscribed by a mail.")
                : new(ReturnedKind.Nothing, to, "");
        }
    }

    private static ReturnedMail OfReport(MessageDeliveryStatus report, string to)
    {
        HeaderList? failed = report.StatusGroups.FirstOrDefault(group =>
            string.Equals(group["Action"]?.Trim(), "failed", StringComparison.OrdinalIgnoreCase)
        );
        if (failed is null)
        {
            return new(ReturnedKind.Nothing, to, "");
        }

        string status = failed["Status"]?.Trim() ?? "";
        bool isGone = status.StartsWith("5.1.", StringComparison.Ordinal) || status.StartsWith("5.2.1", StringComparison.Ordinal);
        string said = EdgeText.Line($"{status} {failed["Diagnostic-Code"]}", SaidBytesMax);
        return new(isGone ? ReturnedKind.Gone : ReturnedKind.Failed, to, said);
    }
}
