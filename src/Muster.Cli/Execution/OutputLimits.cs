// How much of a command's output is kept.
namespace Muster.Cli.Execution;

/// <param name="Head">Bytes of its beginning, as UTF-8.</param>
/// <param name="Tail">Bytes of its end, when it wrote more.</param>
internal sealed record OutputLimits(int Head, int Tail)
{
    /// <summary>
    /// Within 64 KiB, as much as a run holds of a step: about five hundred lines of the beginning, where mistakes announce themselves, and two hundred and fifty of
    /// the end.
    /// </summary>
    public static readonly OutputLimits Default = Within(65_536);

    /// <summary>Together less than what is kept elsewhere, so that the end and what is said of the rest are always there.</summary>
    public static OutputLimits Within(int bytes) => new(bytes / 16 * 10, bytes / 16 * 5);
}
