// One file for the browser, in its three encodings.
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Muster.Server.Web.Assets;

/// <summary>Bytes, plain and compressed as small as can be (once, when first asked for), under a name that holds the hash of the content.</summary>
public sealed record Asset(string Url, string Hash, string ContentType, byte[] Plain)
{
    private readonly Lazy<byte[]> _brotli = new(() =>
        Compress(Plain, into => new BrotliStream(into, CompressionLevel.SmallestSize, leaveOpen: true))
    );

    private readonly Lazy<byte[]> _gzip = new(() =>
        Compress(Plain, into => new GZipStream(into, CompressionLevel.SmallestSize, leaveOpen: true))
    );

    public byte[] Brotli => _brotli.Value;

    public byte[] Gzip => _gzip.Value;

    public static Asset Of(string name, string ending, string contentType, string text) =>
        Of(name, ending, contentType, Encoding.UTF8.GetBytes(text));

    public static Asset Of(string name, string ending, string contentType, byte[] plain)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(plain))[..12];
        return new Asset($"/assets/{name}.{hash}.{ending}", hash, contentType, plain);
    }

    /// <summary>The smallest form that the reader accepts, with its Content-Encoding; null for plain, as pictures are that are compressed already.</summary>
    public (byte[] Bytes, string? Encoding) For(string acceptEncoding)
    {
        if (ContentType == "image/png")
        {
            return (Plain, null);
        }
        if (acceptEncoding.Contains("br", StringComparison.OrdinalIgnoreCase))
        {
            return (Brotli, "br");
        }
        return acceptEncoding.Contains("gzip", StringComparison.OrdinalIgnoreCase) ? (Gzip, "gzip") : (Plain, null);
    }

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> compressor)
    {
        using var into = new MemoryStream();
        using (var stream = compressor(into))
        {
            stream.Write(plain);
        }
        return into.ToArray();
    }
}
