// Tells whether a request comes from Slack, is whole, and is of now.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Muster.Server.Channels.Slack;

/// <summary>HMAC-SHA256 over <c>v0:timestamp:body</c>, the body as its bytes came. Source: Slack, verifying requests.</summary>
public static class SlackSignature
{
    public const string TimestampHeader = "X-Slack-Request-Timestamp";
    public const string Header = "X-Slack-Signature";

    /// <summary>5 minutes to either side: what somebody recorded cannot be played again later, and a stamp of the future would be good for longer.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public static bool IsValid(string secret, string timestamp, string signature, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(signature);
        bool isOfNow =
            long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && Math.Abs(seconds - now.ToUnixTimeSeconds()) <= (long)Window.TotalSeconds;
        byte[] wanted = Encoding.ASCII.GetBytes(Of(secret, timestamp, body));
        return CryptographicOperations.FixedTimeEquals(wanted, Encoding.UTF8.GetBytes(signature)) && isOfNow;
    }

    /// <summary>The value of <c>X-Slack-Signature</c>.</summary>
    public static string Of(string secret, string timestamp, ReadOnlySpan<byte> body)
    {
        using IncrementalHash hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"v0:{timestamp}:"));
        hmac.AppendData(body);
        return "v0=" + Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
