// Where a page of a list ended, as an opaque text that the reader hands back.
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Muster.Engine.Ports;

namespace Muster.Server.Web.Api;

/// <summary>The text carries a checksum: one that was edited or cut off is refused, rather than read as another place.</summary>
public static class Cursors
{
    public const string NotOurs = "It is not one that this list gave. Begin again without it.";

    private const int TicksBytes = sizeof(long);
    private const int ChecksumBytes = 6;
    private const int TextMax = 512;

    public static string Write(ViewCursor cursor)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        byte[] id = Encoding.UTF8.GetBytes(cursor.Id);
        byte[] place = new byte[TicksBytes + id.Length];
        BinaryPrimitives.WriteInt64BigEndian(place, cursor.SortAt.UtcTicks);
        id.CopyTo(place, TicksBytes);
        return Base64Url.EncodeToString([.. place, .. Checksum(place)]);
    }

    /// <summary>
    /// Where the page after this one begins; null on the last. After a search that is not full, or even empty, it is where the search stopped looking: whoever
    /// follows looks further.
    /// </summary>
    public static async Task<string?> NextAsync(this IViewStore views, ViewQuery query, IReadOnlyList<View> page, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(views);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(page);
        ViewCursor? end = page.Count == query.Limit ? new(page[^1].SortAt, page[^1].Id) : await views.SearchedToAsync(query, cancel);
        return end is null ? null : Write(end);
    }

    /// <summary>False when the text is not one that <see cref="Write"/> gave.</summary>
    public static bool TryRead(string text, out ViewCursor? cursor)
    {
        ArgumentNullException.ThrowIfNull(text);
        cursor = null;
        if (text.Length > TextMax || !Base64Url.IsValid(text))
        {
            return false;
        }

        byte[] bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length <= TicksBytes + ChecksumBytes)
        {
            return false;
        }

        ReadOnlySpan<byte> place = bytes.AsSpan(0, bytes.Length - ChecksumBytes);
        if (!Checksum(place).AsSpan().SequenceEqual(bytes.AsSpan(place.Length)))
        {
            return false;
        }

        DateTimeOffset at = new(BinaryPrimitives.ReadInt64BigEndian(place), TimeSpan.Zero);
        cursor = new(at, Encoding.UTF8.GetString(place[TicksBytes..]));
        return true;
    }

    private static byte[] Checksum(ReadOnlySpan<byte> place) => SHA256.HashData(place)[..ChecksumBytes];
}
