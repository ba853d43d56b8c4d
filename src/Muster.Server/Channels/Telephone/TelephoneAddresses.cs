// The addresses that the telephone provider comes back to, and how it proves that it is the one.
using System.Security.Cryptography;
using System.Text;
using Muster.Engine.Ports;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Channels.Telephone;

public sealed class TelephoneAddresses(PublicAddress address)
{
    public const string Sms = "/twilio/sms";
    public const string Voice = "/twilio/voice";
    public const string Status = "/twilio/status";

    /// <summary>Where a call about a page asks what to say; of a digest the words themselves, because it belongs to no page.</summary>
    public string VoiceOf(ChannelMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Digest is null
            ? Of(Voice, message)
            : address.Of($"{Voice}?say={Uri.EscapeDataString($"{message.Title}. Open Muster to see them.")}");
    }

    /// <summary>Where the provider tells what became of a message; null for a digest, whose pages know that it was taken.</summary>
    public string? StatusOf(ChannelMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Digest is null ? Of(Status, message) : null;
    }

    /// <summary>Whether the provider signed this request: HMAC-SHA1 over the public address and the posted fields by name, with any of the tokens.</summary>
    /// <param name="target">Path and query as they were asked for.</param>
    public bool IsSigned(string target, IEnumerable<KeyValuePair<string, string>> fields, string signature, TwilioSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        StringBuilder text = new(address.Base.GetLeftPart(UriPartial.Authority) + target);
        foreach ((string name, string value) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            text.Append(name).Append(value);
        }

        byte[] signed = Encoding.UTF8.GetBytes(text.ToString());
        byte[] given = Encoding.UTF8.GetBytes(signature);
        bool first = IsBy(settings.Token, signed, given);
        bool second = settings.TokenNext is { } next && IsBy(next, signed, given);
        return first || second;
    }

    private static bool IsBy(string token, byte[] signed, byte[] given)
    {
#pragma warning disable CA5350 // The provider's protocol has SHA-1; as an HMAC it holds.
        byte[] right = HMACSHA1.HashData(Encoding.UTF8.GetBytes(token), signed);
#pragma warning restore CA5350
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Convert.ToBase64String(right)), given);
    }

    private string Of(string path, ChannelMessage message) =>
        address.Of($"{path}?page={Uri.EscapeDataString(message.Page.Value)}&delivery={Uri.EscapeDataString(message.Key)}");
}
