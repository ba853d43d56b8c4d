// One change of the ledger, as long as it can be taken back.
using System.Runtime.InteropServices;
using Muster.Core.Alerts;

namespace Muster.Engine.Intake;

/// <summary>Nearly all are renewals, and of those only what they move is kept.</summary>
/// <param name="At">The cell.</param>
/// <param name="Whole">Where the whole cell of before is kept; -1 for a renewal.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LedgerStep(int At, int Whole, EpisodeTimes Times, Unsaved Unsaved, long UnsavedSince);
