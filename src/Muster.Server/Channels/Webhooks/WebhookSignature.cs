// Signs an outbound webhook so that its receiver can tell that it comes from this Muster and was not changed.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Muster.Server.Channels.Webhooks;

/// <summary>The symmetric scheme of Standard Webhooks, <c>v1</c>: HMAC-SHA256 over <c>id.timestamp.body</c>. Source: standardwebhooks.com, specification 1.0.</summary>
public static class WebhookSignature
{
    public const string SecretPrefix = "whsec_";
    private const int SecretBytesMin = 24;
    private const int SecretBytesMax = 64;

    /// <summary>Whether the text is <c>whsec_</c> and the base64 of 24 to 64 bytes.</summary>
    public static bool IsSecret(string? text) => Decode(text) is not null;

    /// <summary>The text form of a secret.</summary>
    public static string SecretOf(ReadOnlySpan<byte> bytes) => SecretPrefix + Convert.ToBase64String(bytes);

    /// <summary>The value of <c>webhook-signature</c>.</summary>
    public static string Of(string secret, string id, DateTimeOffset timestamp, ReadOnlySpan<byte> body)
    {
        byte[] key = Decode(secret) ?? throw new ArgumentException("This is no webhook secret.", nameof(secret));
        string head = $"{id}.{timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}.";
        using IncrementalHash hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes(head));
        hmac.AppendData(body);
        return "v1," + Convert.ToBase64String(hmac.GetHashAndReset());
    }

    private static byte[]? Decode(string? text)
    {
        if (text is null || !text.StartsWith(SecretPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        byte[] bytes = new byte[text.Length];
        return
            Convert.TryFromBase64String(text[SecretPrefix.Length..], bytes, out int length)
            && length is >= SecretBytesMin and <= SecretBytesMax
            ? bytes[..length]
            : null;
    }
}
