// One rotation of a schedule: people who take turns, handing over at a local time.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>
/// People who take turns. The first member's first shift begins at <see cref="Start"/> (local time in the schedule's zone) and each shift lasts
/// <see cref="ShiftDays"/> calendar days, 1 to 365. <see cref="Role"/> is set in an incident command rotation, null in a service's on-call.
/// </summary>
public sealed record Rotation(
    string Name,
    Role? Role,
    [property: JsonConverter(typeof(LocalDateTimeJsonConverter))] LocalDateTime Start,
    int ShiftDays,
    ImmutableArray<PersonId> Members
);
