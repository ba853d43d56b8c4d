// One change of the ledger, as long as it can be taken back.
using System.Runtime.InteropServices;
using Muster.Core.Alerts;

namespace Muster.Engine.Intake;

/// <summary>Of a renewal only what it moves is kept, and of what begins nothing.</summary>
/// <param name="At">The cell.</param>
/// <param name="Whole">Where the whole cell of before is kept, or <see cref="Renewed"/> or <see cref="Opened"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LedgerStep(int At, int Whole, EpisodeTimes Times, Unsaved Unsaved, long UnsavedSince)
{
    internal const int Renewed = -1;
    internal const int Opened = -2;
}
