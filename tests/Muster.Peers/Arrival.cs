// An e-mail and when the SMTP server took it.
using MimeKit;

namespace Muster.Peers;

/// <param name="At">By the wall clock of the file system.</param>
public sealed record Arrival(MimeMessage Mail, DateTimeOffset At)
{
    public bool IsTo(string address) =>
        Mail.To.Mailboxes.Any(box => string.Equals(box.Address, address, StringComparison.OrdinalIgnoreCase));
}
