// A number in a text, with how exactly it was said.
using System.Runtime.InteropServices;
using Muster.Core.Wording;

namespace Muster.Core.Communications.Lint;

/// <param name="Least">The smallest fact that it may stand for.</param>
/// <param name="Most">The largest.</param>
/// <param name="IsShare">A percentage or a fraction, in per cent.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SaidNumber(TextSpan Place, double Least, double Most, bool IsShare)
{
    /// <summary>A share may be on the record as 26, as 0.26, or as the 74 % that are well.</summary>
    public bool IsSupportedBy(double fact) =>
        IsBetween(fact)
        || (IsShare && (IsBetween(100 - fact) || (fact is > 0 and <= 1 && (IsBetween(100 * fact) || IsBetween(100 - (100 * fact))))));

    private bool IsBetween(double fact) => Least <= fact && fact <= Most;
}
