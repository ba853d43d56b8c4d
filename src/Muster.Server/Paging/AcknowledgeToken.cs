// The signed token of an acknowledge link: who may acknowledge which page, by which delivery, until when.
using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Muster.Core.Kernel;

namespace Muster.Server.Paging;

/// <summary>
/// Base64url of: a version byte, the expiry in Unix seconds, then page, person and delivery key with a line end between them, then 16 bytes of HMAC-SHA256 over all
/// of it. It opens nothing but the acknowledgement; that it works once is the page's rule.
/// </summary>
public sealed record AcknowledgeToken(PageId Page, PersonId Person, string Key, DateTimeOffset ExpiresAt)
{
    private const byte Version = 1;
    private const int HeadBytes = 9;
    private const int SignatureBytes = 16;

    /// <summary>No token of ours is longer; a longer text is not even looked at.</summary>
    private const int LengthMax = 1024;

    public string Sign(ReadOnlySpan<byte> secret)
    {
        byte[] said = Encoding.UTF8.GetBytes($"{Page}\n{Person}\n{Key}");
        byte[] bytes = new byte[HeadBytes + said.Length + SignatureBytes];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), ExpiresAt.ToUnixTimeSeconds());
        said.CopyTo(bytes, HeadBytes);
        Signature(secret, bytes.AsSpan(0, bytes.Length - SignatureBytes)).CopyTo(bytes.AsSpan(bytes.Length - SignatureBytes));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a token that was signed with this secret, whether it has expired or not; false for any other text.</summary>
    public static bool TryRead(string text, ReadOnlySpan<byte> secret, [NotNullWhen(true)] out AcknowledgeToken? token)
    {
        ArgumentNullException.ThrowIfNull(text);
        token = null;
        byte[] bytes = new byte[LengthMax];
        if (
            text.Length > LengthMax
            || Base64Url.DecodeFromChars(text, bytes, out _, out int length) != OperationStatus.Done
            || length <= HeadBytes + SignatureBytes
        )
        {
            return false;
        }

        ReadOnlySpan<byte> signed = bytes.AsSpan(0, length - SignatureBytes);
        ReadOnlySpan<byte> signature = bytes.AsSpan(length - SignatureBytes, SignatureBytes);
        if (!CryptographicOperations.FixedTimeEquals(Signature(secret, signed), signature) || signed[0] != Version)
        {
            return false;
        }

        string[] parts = Encoding.UTF8.GetString(signed[HeadBytes..]).Split('\n', 3);
        long expires = BinaryPrimitives.ReadInt64BigEndian(signed[1..]);
        token = new(PageId.Parse(parts[0]), PersonId.Parse(parts[1]), parts[2], DateTimeOffset.FromUnixTimeSeconds(expires));
        return true;
    }

    private static ReadOnlySpan<byte> Signature(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> signed) =>
        HMACSHA256.HashData(secret, signed).AsSpan(0, SignatureBytes);
}
