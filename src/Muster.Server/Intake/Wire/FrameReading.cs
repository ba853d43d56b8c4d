// What a parser makes of a request in bytes: the good signals, and why the others are bad.
using System.Collections.Immutable;
using Muster.Engine.Intake;

namespace Muster.Server.Intake.Wire;

/// <summary>As <see cref="Reading"/>, for the doors that a storm comes through.</summary>
/// <param name="Signals">Whoever reads this disposes of them.</param>
internal sealed record FrameReading(SignalFrames Signals, ImmutableArray<BadSignal> Bad, string? Malformed = null, bool IsTooMany = false)
    : IDisposable
{
    public static FrameReading Unreadable(SignalFrames signals, string why, bool isTooMany = false) => new(signals, [], why, isTooMany);

    public string Complaint() => Reading.Complaint(Bad, Signals.Count);

    public void Dispose() => Signals.Dispose();
}
