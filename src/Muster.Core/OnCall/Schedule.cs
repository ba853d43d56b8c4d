// Who answers when: rotations side by side in one zone, and overrides above them.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.OnCall;

/// <summary><see cref="Zone"/> is an IANA zone id, the zone of the hand-over times.</summary>
public sealed record Schedule(
    ScheduleId Id,
    string Name,
    string Zone,
    ImmutableArray<Rotation> Rotations,
    ImmutableArray<ScheduleOverride> Overrides
)
{
    /// <summary>Its shifts come from a calendar that somebody imports, and it has no rotations of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsImported { get; init; }

    /// <summary>What the roster says beside the definition: swaps, gaps and absences. It is no part of the definition, and no event of the organisation has it.</summary>
    [JsonIgnore]
    public Arranged Arranged { get; init; } = Arranged.Nothing;

    /// <summary>The rotations that say who is on call: those of the definition, or the one that stands for the calendar.</summary>
    [JsonIgnore]
    public ImmutableArray<Rotation> Answering => Arranged.Calendar is { } calendar ? [calendar] : Rotations;
}
