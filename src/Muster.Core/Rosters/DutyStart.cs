// A time on call that begins: adjacent shifts of one person in one rotation are one.
using Muster.Core.Kernel;

namespace Muster.Core.Rosters;

/// <summary>Half-open, UTC. <see cref="End"/> is null where it lies further ahead than anybody looked.</summary>
public sealed record DutyStart(ScheduleId Schedule, string Rotation, Role? Role, PersonId Person, DateTimeOffset Start, DateTimeOffset? End)
{
    /// <summary>Somebody arranged it: it may have begun already when its person hears of it.</summary>
    public bool IsOverride { get; init; }

    /// <summary>What the person was told of, when they were told of this.</summary>
    public ToldShift Told => new(Schedule, Rotation, Start);
}
