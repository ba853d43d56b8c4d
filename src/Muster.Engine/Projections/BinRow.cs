// Something that was removed, with who, when and why, and whether it can come back.
using Muster.Core.Kernel;

namespace Muster.Engine.Projections;

/// <param name="Kind">What it is; see <see cref="BinKinds"/>.</param>
/// <param name="Stream">The key of the stream that it belongs to, such as INC-4.</param>
/// <param name="Part">Its id within the stream; the stream's key where it is the whole of it.</param>
/// <param name="Title">What it said, in one line.</param>
/// <param name="Link">Where it stood: a path of the console; null when no page shows it.</param>
/// <param name="Stays">Why it cannot come back, and what to do instead; null for what can.</param>
public sealed record BinRow(
    string Kind,
    string Stream,
    string Part,
    string Title,
    string? Link,
    Actor By,
    DateTimeOffset At,
    string Why,
    string? Stays
)
{
    /// <summary>One row for each thing, however often it is removed and brought back.</summary>
    public static string IdOf(string kind, string stream, string part) => $"{kind}:{stream}:{part}";
}
