// Whether the signature that GitHub sends with a body, when its webhook has a secret, is its own.
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Intake.GitHub;

/// <summary>
/// The key alone opens the door; a signature also proves that nobody on the way changed the body. Its secret is the key itself, as at Grafana's door. Source: GitHub's
/// documentation of validating webhook deliveries: <c>sha256=</c> and the hex of HMAC-SHA256 over the body.
/// </summary>
internal static class GitHubSignature
{
    public const string Header = "X-Hub-Signature-256";

    /// <summary>Why the body is not believed; null when it is, or when it is not signed.</summary>
    public static string? Check(IHeaderDictionary headers, string secret, ReadOnlySpan<byte> body)
    {
        string signature = headers[Header].ToString();
        if (signature.Length == 0)
        {
            return null;
        }

        string right = "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
        return CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(right),
            Encoding.ASCII.GetBytes(signature.ToLowerInvariant())
        )
            ? null
            : $"Nothing was taken: {Header} does not fit the body. Give the webhook this key as its secret, or leave the secret out.";
    }
}
