// How far a stream had come, as written outside the database.
using System.Globalization;

namespace Muster.Storage.Chain;

/// <param name="Stream">The text form of the stream's name.</param>
public sealed record Anchor(string Stream, int Version, string Hash)
{
    private const int HashLength = 64;

    /// <summary>Its line in a file, <c>version hash stream</c>, with the end of the line.</summary>
    internal string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Version} {Hash} {Stream}\n");

    /// <summary>Null when the line is none, such as one that was cut short.</summary>
    internal static Anchor? Parse(string line)
    {
        string[] parts = line.Split(' ', 3);
        return
            parts is [{ } number, { Length: HashLength } hash, { } stream]
            && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int version)
            && version > 0
            && stream.IndexOf('/', StringComparison.Ordinal) is > 0 and int slash
            && slash < stream.Length - 1
            ? new(stream, version, hash)
            : null;
    }
}
