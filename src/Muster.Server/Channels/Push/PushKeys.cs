// How a push service knows that a message comes from this Muster.
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Channels.Push;

/// <summary>A signed statement, good for one push service and half a day. The key pair comes from a secret that is the same on every node and after every start. Source: RFC 8292.</summary>
public sealed class PushKeys
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly byte[] _private;
    private readonly PublicAddress _address;
    private readonly TimeProvider _clock;

    /// <param name="secret">32 bytes.</param>
    public PushKeys(byte[] secret, PublicAddress address, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(secret);
        _private = secret;
        _address = address;
        _clock = clock;
        using ECDsa pair = Pair();
        Public = Base64Url.EncodeToString(PushEncryption.Point(pair.ExportParameters(includePrivateParameters: false)));
    }

    /// <summary>What a browser subscribes with, in base64url.</summary>
    public string Public { get; }

    /// <summary>The value of <c>Authorization</c> for a message to this endpoint.</summary>
    public string Authorization(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        string head = Part(new { typ = "JWT", alg = "ES256" });
        string body = Part(
            new
            {
                aud = endpoint.GetLeftPart(UriPartial.Authority),
                exp = (_clock.GetUtcNow() + Lifetime).ToUnixTimeSeconds(),
                sub = _address.Base.Scheme == Uri.UriSchemeHttps ? _address.Base.AbsoluteUri : "mailto:muster@" + _address.Base.Host,
            }
        );
        string signed = string.Create(CultureInfo.InvariantCulture, $"{head}.{body}");
        using ECDsa pair = Pair();
        string signature = Base64Url.EncodeToString(pair.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256));
        return $"vapid t={signed}.{signature}, k={Public}";
    }

    private static string Part<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));

    private ECDsa Pair() => ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = _private });
}
