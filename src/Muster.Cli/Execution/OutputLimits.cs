// How much of a command's output is kept.
namespace Muster.Cli.Execution;

/// <param name="Head">Bytes of its beginning, as UTF-8.</param>
/// <param name="Tail">Bytes of its end, when it wrote more.</param>
internal sealed record OutputLimits(int Head, int Tail)
{
    /// <summary>
    /// About five hundred lines of the beginning, where mistakes announce themselves, and two hundred and fifty of the end: together less than the 64 KiB that a run
    /// holds of a step, so that the end is always there.
    /// </summary>
    public static readonly OutputLimits Default = new(40_960, 20_480);
}
