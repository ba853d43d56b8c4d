// Whether the signature that Grafana may send with a body is its own.
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Intake.Grafana;

/// <summary>
/// The key alone opens the door; a signature also proves that nobody on the way changed the body. Its secret is the key itself, so that there is one secret to keep
/// and to revoke. Source: Grafana's documentation of the webhook contact point: hex of HMAC-SHA256 over <c>timestamp:body</c>, or over the body alone.
/// </summary>
internal static class GrafanaSignature
{
    public const string Header = "X-Grafana-Alerting-Signature";
    public const string TimeHeader = "X-Grafana-Alerting-Timestamp";

    /// <summary>Grafana signs each attempt anew, so an older signature is a replay; five minutes forgive a clock.</summary>
    private static readonly TimeSpan AgeMax = TimeSpan.FromMinutes(5);

    /// <summary>Why the body is not believed; null when it is, or when it is not signed.</summary>
    public static string? Check(IHeaderDictionary headers, string secret, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        string signature = headers[Header].ToString();
        if (signature.Length == 0)
        {
            return null;
        }

        string time = headers[TimeHeader].ToString();
        if (time.Length > 0 && !IsRecent(time, now))
        {
            return $"Nothing was taken: {TimeHeader} is not within {AgeMax.TotalMinutes:0} minutes of now, in Unix seconds. Set the clock of one of the two.";
        }

        using IncrementalHash hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        if (time.Length > 0)
        {
            hmac.AppendData(Encoding.UTF8.GetBytes(time + ":"));
        }

        hmac.AppendData(body);
        byte[] said = Encoding.ASCII.GetBytes(signature.ToLowerInvariant());
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hmac.GetHashAndReset())), said)
            ? null
            : $"Nothing was taken: {Header} does not fit the body. Give the contact point this key as its HMAC secret and {TimeHeader} as its timestamp header, "
                + "or leave the HMAC out.";
    }

    private static bool IsRecent(string time, DateTimeOffset now) =>
        long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
        && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
        && (now - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= AgeMax;
}
