// Encrypts a notification so that its device alone can read it.
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Muster.Server.Channels.Push;

/// <summary>One record of aes128gcm under a key that both sides agree on. Source: RFC 8291 and RFC 8188.</summary>
public static class PushEncryption
{
    private const int SaltBytes = 16;
    private const int PointBytes = 65;
    private const int CoordinateBytes = 32;
    private const int KeyBytes = 16;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int RecordBytes = 4096;
    private const byte Uncompressed = 4;
    private const byte LastRecord = 2;

    /// <summary>Whether these bytes are a point of P-256.</summary>
    public static bool IsKey(ReadOnlySpan<byte> point)
    {
        if (point.Length != PointBytes || point[0] != Uncompressed)
        {
            return false;
        }

        try
        {
            using ECDiffieHellman read = ECDiffieHellman.Create(Public(point));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>A key pair and a salt of its own for each message.</summary>
    public static byte[] Encrypt(ReadOnlySpan<byte> text, ReadOnlySpan<byte> deviceKey, ReadOnlySpan<byte> secret)
    {
        using ECDiffieHellman own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return Encrypt(text, deviceKey, secret, own, RandomNumberGenerator.GetBytes(SaltBytes));
    }

    /// <summary>With a given pair and salt, for the worked example.</summary>
    internal static byte[] Encrypt(
        ReadOnlySpan<byte> text,
        ReadOnlySpan<byte> deviceKey,
        ReadOnlySpan<byte> secret,
        ECDiffieHellman own,
        ReadOnlySpan<byte> salt
    )
    {
        using ECDiffieHellman device = ECDiffieHellman.Create(Public(deviceKey));
        byte[] ownKey = Point(own.ExportParameters(includePrivateParameters: false));
        byte[] agreed = own.DeriveRawSecretAgreement(device.PublicKey);
        byte[] info = [.. "WebPush: info\0"u8, .. deviceKey, .. ownKey];
        byte[] material = Derive(agreed, secret, info, 32);
        byte[] key = Derive(material, salt, "Content-Encoding: aes128gcm\0"u8, KeyBytes);
        byte[] nonce = Derive(material, salt, "Content-Encoding: nonce\0"u8, NonceBytes);

        byte[] plain = [.. text, LastRecord];
        byte[] sealedText = new byte[plain.Length];
        byte[] tag = new byte[TagBytes];
        using AesGcm cipher = new(key, TagBytes);
        cipher.Encrypt(nonce, plain, sealedText, tag);
        byte[] size = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(size, RecordBytes);
        return [.. salt, .. size, (byte)ownKey.Length, .. ownKey, .. sealedText, .. tag];
    }

    /// <summary>The point as 65 bytes.</summary>
    internal static byte[] Point(ECParameters key) => [Uncompressed, .. key.Q.X!, .. key.Q.Y!];

    private static ECParameters Public(ReadOnlySpan<byte> point) =>
        new()
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = point.Slice(1, CoordinateBytes).ToArray(), Y = point[(1 + CoordinateBytes)..].ToArray() },
        };

    private static byte[] Derive(ReadOnlySpan<byte> material, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, int bytes)
    {
        byte[] derived = new byte[bytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, material, derived, salt, info);
        return derived;
    }
}
