// Who answers for a schedule now.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.OnCall;

namespace Muster.Server.Now;

/// <param name="People">In the order of the rotations; empty where nobody is on call.</param>
public sealed record OnCallSchedule(ScheduleId Id, string Name, ImmutableArray<OnCallPerson> People);
