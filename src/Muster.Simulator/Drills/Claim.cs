// Somebody said in a drill how it stands: that the bleeding has stopped, or that the cause is mended.
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Drills;

/// <param name="Verb"><see cref="Verb.Mitigate"/> or <see cref="Verb.Resolve"/>.</param>
public sealed record Claim(int At, Verb Verb)
{
    /// <summary>Whether it was so when it was said; what comes afterwards makes nothing untrue. Before anything bled there is nothing that could have stopped.</summary>
    public bool IsTrue(DrillRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return At < run.Seconds.Count
            && At > (run.Course.BledFrom ?? -1)
            && (Verb == Verb.Mitigate ? run.Seconds[At].LossShare <= DrillDefaults.BleedingShare : !run.Course.WasBroken(At));
    }
}
