// How mail leaves: over SMTP, or as files in a directory.
using System.Net;
using System.Web;
using MimeKit;

namespace Muster.Server.Channels.Email;

/// <summary>What MUSTER_SMTP says.</summary>
/// <param name="From">The sender of every message.</param>
public abstract record MailSettings(MailboxAddress From)
{
    private const int SubmissionPort = 587;
    private const int ImplicitTlsPort = 465;

    /// <param name="ImplicitTls">TLS from the first byte, as smtps:// says.</param>
    /// <param name="StartTls">Whether STARTTLS may, must or must not be used on a plain connection.</param>
    /// <param name="Verify">False takes any certificate.</param>
    public sealed record Smtp(
        string Host,
        int Port,
        string? User,
        string? Password,
        bool ImplicitTls,
        StartTls StartTls,
        bool Verify,
        MailboxAddress From
    ) : MailSettings(From);

    /// <summary>For development and trial: nothing is sent, every message becomes a file.</summary>
    public sealed record Drop(string Directory, MailboxAddress From) : MailSettings(From);

    /// <summary>The mailbox, such as <c>bounce@example.org</c>, that takes what is told of a mail later, at <c>bounce+…@example.org</c>; null for none.</summary>
    public MailboxAddress? Bounces { get; init; }

    /// <summary>Reads the text; answers null and what is wrong when it cannot be read. The password is never repeated.</summary>
    /// <param name="dropDirectory">Where <c>file:</c> without a directory drops.</param>
    /// <param name="ownHost">The host of the default sender.</param>
    public static MailSettings? Parse(string text, string dropDirectory, string ownHost, out string? wrong)
    {
        ArgumentNullException.ThrowIfNull(text);
        MailboxAddress own = new("Muster", "muster@" + ownHost);
        wrong = null;
        if (text.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            string directory = text["file:".Length..];
            return new Drop(directory.Length > 0 ? Path.GetFullPath(directory) : dropDirectory, own);
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || url.Scheme is not ("smtp" or "smtps") || url.Host.Length == 0)
        {
            wrong =
                "Write smtp://user:password@host:port, smtps://user:password@host:port or file:. Letters such as @ or / in the password are written %40 or %2F.";
            return null;
        }

        System.Collections.Specialized.NameValueCollection query = HttpUtility.ParseQueryString(url.Query);
        MailboxAddress? from = own;
        if (query["from"] is { } sender && !MailboxAddress.TryParse(sender, out from))
        {
            wrong = $"'{sender}' is no sender: write ?from=muster@example.org.";
            return null;
        }

        MailboxAddress? bounces = null;
        if (
            query["bounces"] is { } mailbox
            && (!MailboxAddress.TryParse(mailbox, out bounces) || bounces.Address.Contains('+', StringComparison.Ordinal))
        )
        {
            wrong = $"'{mailbox}' is no mailbox for bounces: write &bounces=bounce@example.org, without a plus.";
            return null;
        }

        return Read(url, query, from!) with
        {
            Bounces = bounces,
        };
    }

    private static Smtp Read(Uri url, System.Collections.Specialized.NameValueCollection query, MailboxAddress from)
    {
        string[] login = url.UserInfo.Split(':', 2);
        string? user = login[0].Length > 0 ? Uri.UnescapeDataString(login[0]) : null;
        string? password = login.Length == 2 ? Uri.UnescapeDataString(login[1]) : null;
        bool implicitTls = url.Scheme == "smtps";
        bool nearby = url.IsLoopback || (IPAddress.TryParse(url.DnsSafeHost, out IPAddress? address) && IPAddress.IsLoopback(address));
        StartTls startTls =
            string.Equals(query["starttls"], "no", StringComparison.OrdinalIgnoreCase) ? StartTls.Never
            : string.Equals(query["starttls"], "required", StringComparison.OrdinalIgnoreCase) || (password is not null && !nearby)
                ? StartTls.Required
            : StartTls.WhereOffered;
        return new(
            url.DnsSafeHost,
            url.Port > 0 ? url.Port
                : implicitTls ? ImplicitTlsPort
                : SubmissionPort,
            user,
            password,
            implicitTls,
            startTls,
            !string.Equals(query["verify"], "no", StringComparison.OrdinalIgnoreCase),
            from
        );
    }
}
