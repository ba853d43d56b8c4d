// How urgently an episode is to be saved.
namespace Muster.Engine.Intake;

internal enum SaveLane : byte
{
    /// <summary>It waits for nothing.</summary>
    None,

    /// <summary>Only its lease moved: nobody waits for that.</summary>
    Lease,

    /// <summary>In its sender's turn.</summary>
    Turn,

    /// <summary>Before all others: the first of its class may have to wake somebody.</summary>
    First,
}
