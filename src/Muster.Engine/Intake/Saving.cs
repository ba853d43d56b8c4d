// An episode on its way into the database.
using Muster.Engine.Ports;

namespace Muster.Engine.Intake;

/// <param name="At">Its cell.</param>
/// <param name="Since">The position in the log of the first change that is being saved.</param>
internal sealed record Saving(int At, Unsaved What, long Since, AlertRow Row)
{
    /// <summary>Whether somebody may wait for it: more than its lease moved.</summary>
    public bool IsNews => What != Unsaved.Lease;
}
