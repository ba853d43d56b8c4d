// One file of the status page, as it is sent: whole, compressed, and under a tag.
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Muster.Server.StatusPage.Site;

/// <param name="Brotli">Null where compressing does not pay.</param>
/// <param name="Tag">Of the bytes: all nodes have the same for the same.</param>
public sealed record StatusFile(string ContentType, byte[] Bytes, byte[]? Brotli, byte[]? Gzip, string Tag)
{
    private const int WorthCompressing = 400;
    private const int BrotliQuality = 9;
    private const int BrotliWindow = 22;

    public static StatusFile Of(string contentType, string text) => Of(contentType, Encoding.UTF8.GetBytes(text), compress: true);

    public static StatusFile Of(string contentType, byte[] bytes, bool compress)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        string tag = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12));
        bool pays = compress && bytes.Length >= WorthCompressing;
        return new(contentType, bytes, pays ? WithBrotli(bytes) : null, pays ? WithGzip(bytes) : null, tag);
    }

    private static byte[] WithBrotli(byte[] bytes)
    {
        byte[] packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        return BrotliEncoder.TryCompress(bytes, packed, out int length, BrotliQuality, BrotliWindow)
            ? packed[..length]
            : throw new InvalidOperationException("Brotli needs more room than it said.");
    }

    private static byte[] WithGzip(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
