// The links by which a customer confirms an address: signed, and good for one contact.
using System.Security.Cryptography;
using System.Text;
using Muster.Engine.Intake;
using Muster.Server.Web.Public;

namespace Muster.Server.CustomerReports.Form;

/// <summary>The id of the contact and 16 bytes of HMAC-SHA256 over it, in hexadecimal digits. It opens nothing but the confirmation, for as long as the address is kept.</summary>
/// <param name="secret">The same on every node.</param>
public sealed class ContactLinks(byte[] secret, PublicPlace place)
{
    private const int IdLength = 32;

    private const int SignatureBytes = 16;

    public ReporterLinks Links => new(place.Of("/"), contact => place.Of($"/{ReportForm.Name}/confirm/{contact}{Signature(contact)}"));

    /// <summary>The contact that a link is for; null for a link that is not ours.</summary>
    public string? Read(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return
            token.Length == IdLength + (SignatureBytes * 2)
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(token[IdLength..]),
                Encoding.ASCII.GetBytes(Signature(token[..IdLength]))
            )
            ? token[..IdLength]
            : null;
    }

    private string Signature(string contact) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes("contact/" + contact)).AsSpan(0, SignatureBytes));
}
