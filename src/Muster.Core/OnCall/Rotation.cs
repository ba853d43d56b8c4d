// One rotation of a schedule: people who take turns, handing over at a local time.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>
/// People who take turns. The first member's first shift begins at <see cref="Start"/> (local time in the rotation's zone) and each shift lasts
/// <see cref="ShiftDays"/> calendar days, 1 to 365, or <see cref="ShiftHours"/> hours of the wall clock. <see cref="Role"/> is set in an incident command
/// rotation, null in a service's on-call. What came later than the first form is left out of the JSON where it says nothing, so that old events keep their bytes.
/// </summary>
public sealed record Rotation(
    string Name,
    Role? Role,
    [property: JsonConverter(typeof(LocalDateTimeJsonConverter))] LocalDateTime Start,
    int ShiftDays,
    ImmutableArray<PersonId> Members
)
{
    /// <summary>The length of a shift in hours, 1 to 8,760; then <see cref="ShiftDays"/> is 0. Null: the shift is counted in days.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int? ShiftHours { get; init; }

    /// <summary>The IANA zone of the hand-overs and the restrictions; null: that of the schedule.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Zone { get; init; }

    /// <summary>Of the rotations for the same role only those of the highest layer that has somebody answer; 0 is the lowest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Layer { get; init; }

    /// <summary>How many are on call together in one turn; null: one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int? Together { get; init; }

    /// <summary>What makes somebody the next.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TurnOrder Order { get; init; }

    /// <summary>When the rotation has anybody at all: within any of these. Null or none: always. The turns go on outside of them, too.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<Restriction>? Restrictions { get; init; }

    /// <summary>The shifts of a calendar that was imported, which stand for turns; null in a rotation of people. No definition has it.</summary>
    [JsonIgnore]
    public ListedShifts? Listed { get; init; }

    /// <summary>
    /// The order of a rotation that names none. Turns of equal length are fair in any order; where restrictions cut them, whoever happens to have the free days would
    /// never serve, so it goes by hours.
    /// </summary>
    public static TurnOrder UsualOrder(bool isRestricted) => isRestricted ? TurnOrder.Hours : TurnOrder.Turns;

    /// <summary>The restrictions; empty where there are none.</summary>
    [JsonIgnore]
    internal ImmutableArray<Restriction> Windows => Restrictions ?? [];
}
