// What senders said before: they say nearly the same again and again, and what was read once need not be read twice.
using System.IO.Hashing;

namespace Muster.Server.Intake.Alertmanager;

/// <summary>
/// A bounded memory of texts that were plain, one for each part of an alert. A text is kept when it comes the second time, so that a storm of ever new ones costs a
/// word each and keeps nothing. Found is only what is the same to the last byte: nobody gains by making two texts with one hash. For any number of threads at a time; a
/// text that two of them keep at once is kept by one.
/// </summary>
internal sealed class SeenTexts
{
    /// <summary>16,384 texts of some 200 bytes: with labels, annotations and links no more than ten megabytes.</summary>
    private const int Places = 1 << 14;

    /// <summary>No text longer than this is looked for, so that one without an end costs no more.</summary>
    private const int BytesMax = 4096;

    private readonly SeenText?[] _kept = new SeenText?[Places];
    private readonly ulong[] _once = new ulong[Places];

    public static SeenTexts OfLabels { get; } = new();

    public static SeenTexts OfAnnotations { get; } = new();

    public static SeenTexts OfUrls { get; } = new();

    /// <summary>
    /// How long the object or the rest of the text is that begins with <paramref name="json"/>, if it is one that may have been kept; 0 when that cannot be seen at once. What
    /// is wrongly thought to end here is not found, and read as ever.
    /// </summary>
    /// <param name="end">What stands at its end: of an object the last quote and the brace.</param>
    public static int LengthOf(ReadOnlySpan<byte> json, ReadOnlySpan<byte> end)
    {
        ReadOnlySpan<byte> near = json.Length > BytesMax ? json[..BytesMax] : json;
        for (int from = 0; near[from..].IndexOf(end) is >= 0 and int at; from += at + 1)
        {
            int quote = from + at;
            if (quote > 0 && near[quote - 1] != (byte)'\\')
            {
                return quote + end.Length;
            }
        }

        return 0;
    }

    /// <summary>What was made of a text; null when it is not kept.</summary>
    /// <param name="hash">By which it is kept, if it is to be.</param>
    public SeenText? Find(ReadOnlySpan<byte> text, out ulong hash)
    {
        hash = XxHash3.HashToUInt64(text);
        int place = PlaceOf(hash);
        return Same(_kept[place], text) ?? Same(_kept[place ^ 1], text);
    }

    /// <summary>Keeps a text when it has come before.</summary>
    /// <param name="hash">From <see cref="Find"/>.</param>
    public void Keep(ulong hash, ReadOnlySpan<byte> came, ReadOnlySpan<byte> kept, ulong meaning)
    {
        int place = PlaceOf(hash);
        if (_once[place] != hash)
        {
            _once[place] = hash;
            return;
        }

        // The place beside is as good; which of two gives way when both are taken, chance may say.
        int free =
            _kept[place] is null ? place
            : _kept[place ^ 1] is null || (hash >> 63) == 0 ? place ^ 1
            : place;
        _kept[free] = new(came.ToArray(), came.SequenceEqual(kept) ? null : kept.ToArray(), meaning);
    }

    private static int PlaceOf(ulong hash) => (int)(hash & (Places - 1));

    private static SeenText? Same(SeenText? kept, ReadOnlySpan<byte> text) =>
        kept is not null && text.SequenceEqual(kept.Came) ? kept : null;
}
