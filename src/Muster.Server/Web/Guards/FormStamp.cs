// The stamp of a form for strangers: when it was handed out, signed, and known again when it comes twice.
using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Muster.Server.Web.Guards;

/// <summary>Base64url of: a version byte, when it was made in Unix milliseconds, 12 random bytes, then 16 bytes of HMAC-SHA256 over all of it.</summary>
/// <param name="Nonce">24 hexadecimal digits, no two forms have the same.</param>
public sealed record FormStamp(DateTimeOffset MadeAt, string Nonce)
{
    /// <summary>3 seconds: nobody reads the form, chooses and types in less.</summary>
    public static readonly TimeSpan TooQuick = TimeSpan.FromSeconds(3);

    /// <summary>12 hours: a page that was opened in the morning still works in the afternoon.</summary>
    public static readonly TimeSpan TooOld = TimeSpan.FromHours(12);

    private const byte Version = 1;
    private const int HeadBytes = 9;
    private const int NonceBytes = 12;
    private const int SignatureBytes = 16;
    private const int Bytes = HeadBytes + NonceBytes + SignatureBytes;

    public static FormStamp New(DateTimeOffset now) =>
        new(
            DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds()),
            RandomNumberGenerator.GetHexString(NonceBytes * 2, lowercase: true)
        );

    public string Sign(ReadOnlySpan<byte> secret)
    {
        byte[] bytes = new byte[Bytes];
        bytes[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), MadeAt.ToUnixTimeMilliseconds());
        Convert.FromHexString(Nonce).CopyTo(bytes, HeadBytes);
        Signature(secret, bytes).CopyTo(bytes.AsSpan(HeadBytes + NonceBytes));
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a stamp that was signed with this secret, however old; false for any other text.</summary>
    public static bool TryRead(string text, ReadOnlySpan<byte> secret, [NotNullWhen(true)] out FormStamp? stamp)
    {
        ArgumentNullException.ThrowIfNull(text);
        stamp = null;
        byte[] bytes = new byte[Bytes];
        if (
            text.Length != Base64Url.GetEncodedLength(Bytes)
            || Base64Url.DecodeFromChars(text, bytes, out _, out int length) != OperationStatus.Done
            || length != Bytes
            || !CryptographicOperations.FixedTimeEquals(Signature(secret, bytes), bytes.AsSpan(HeadBytes + NonceBytes))
            || bytes[0] != Version
        )
        {
            return false;
        }

        stamp = new(
            DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(1))),
            Convert.ToHexStringLower(bytes.AsSpan(HeadBytes, NonceBytes))
        );
        return true;
    }

    private static ReadOnlySpan<byte> Signature(ReadOnlySpan<byte> secret, ReadOnlySpan<byte> bytes) =>
        HMACSHA256.HashData(secret, bytes[..(HeadBytes + NonceBytes)]).AsSpan(0, SignatureBytes);
}
