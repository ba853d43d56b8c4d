// How the identity of an alert is computed: from its labels as Prometheus does, or from the sender's own key.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Muster.Core.Alerts;

/// <summary>
/// The identity of an alert. By labels: 64-bit FNV-1a over each name and value in the order of the names, each followed by the byte 0xFF, all UTF-8, so that
/// Muster and Alertmanager show the same fingerprint for the same alert. Source: prometheus/common, <c>model/signature.go</c> (labelSetToFingerprint).
/// </summary>
public static class Fingerprints
{
    /// <summary>The hash of nothing.</summary>
    public const ulong Begin = 14695981039346656037;

    private const ulong FnvPrime = 1099511628211;
    private const byte Separator = 0xFF;

    public static Fingerprint Of(LabelSet labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ulong hash = Begin;
        for (int index = 0; index < labels.Count; index++)
        {
            hash = Add(Add(hash, labels[index].Key), Separator);
            hash = Add(Add(hash, labels[index].Value), Separator);
        }

        return new(hash);
    }

    /// <summary>
    /// The identity by the sender's own deduplication key, which counts within one intake key. SHA-256 and not FNV, because anybody can make two texts with
    /// one FNV hash, and so reach into the alerts of another key.
    /// </summary>
    public static Fingerprint OfDedupKey(string keyName, string dedupKey)
    {
        ArgumentNullException.ThrowIfNull(keyName);
        ArgumentNullException.ThrowIfNull(dedupKey);
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"dedup:{keyName.Length}:{keyName}:{dedupKey}"));
        return new(BinaryPrimitives.ReadUInt64BigEndian(hash));
    }

    /// <summary>
    /// The identity of a label set whose own is taken by another set. SHA-256, so that nobody can aim at it.
    /// </summary>
    /// <param name="labels">The labels in one form, the same each time.</param>
    public static Fingerprint OfClash(ReadOnlySpan<byte> labels)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(labels, hash);
        return new(BinaryPrimitives.ReadUInt64BigEndian(hash));
    }

    /// <summary>The hash of a name or a value and the byte behind it, after what was hashed before; begin with <see cref="Begin"/>.</summary>
    public static ulong Add(ulong hash, ReadOnlySpan<byte> utf8)
    {
        foreach (byte part in utf8)
        {
            hash = Add(hash, part);
        }

        return Add(hash, Separator);
    }

    private static ulong Add(ulong hash, string text)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                hash = Add(hash, (byte)rune.Value);
                continue;
            }

            int length = rune.EncodeToUtf8(utf8);
            foreach (byte part in utf8[..length])
            {
                hash = Add(hash, part);
            }
        }

        return hash;
    }

    private static ulong Add(ulong hash, byte part) => unchecked((hash ^ part) * FnvPrime);
}
