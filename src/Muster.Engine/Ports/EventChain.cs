// The hash that ties an event to the one before it.
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

/// <summary>
/// Chains the events of a stream: <c>h(n) = HMAC-SHA256(key, h(n−1) ‖ stream ‖ version ‖ type ‖ data ‖ actor ‖ at)</c>, each field preceded by its length
/// in bytes. Without the key, kept apart from the database, a writer of the database cannot make a changed chain fit again.
/// Source: Schneier and Kelsey, Secure Audit Logs to Support Computer Forensics, 1999.
/// </summary>
public static class EventChain
{
    /// <summary>The hash before the first event.</summary>
    public const string Root = "0000000000000000000000000000000000000000000000000000000000000000";

    public static string Next(ReadOnlySpan<byte> key, string previousHash, StreamId stream, int version, NewEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return Next(
            key,
            previousHash,
            stream.ToString(),
            version,
            happened.Type,
            happened.Data,
            happened.Actor,
            happened.At.ToUnixTimeMilliseconds()
        );
    }

    /// <summary>The same over what a row holds, whether or not it could ever have been written.</summary>
    public static string Next(
        ReadOnlySpan<byte> key,
        string previousHash,
        string stream,
        long version,
        string type,
        string data,
        string actor,
        long at
    )
    {
        using IncrementalHash hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Add(hmac, previousHash);
        Add(hmac, stream);
        AddNumber(hmac, version);
        Add(hmac, type);
        Add(hmac, data);
        Add(hmac, actor);
        AddNumber(hmac, at);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    private static void Add(IncrementalHash hmac, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        AddNumber(hmac, bytes.Length);
        hmac.AppendData(bytes);
    }

    private static void AddNumber(IncrementalHash hmac, long number)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        hmac.AppendData(bytes);
    }
}
