// Where the calendar of a schedule comes from, and how its last reading went.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Server.OnCall.Import;

/// <param name="Address">The address, protected: whoever has it reads the calendar. Null where a file was imported.</param>
/// <param name="Host">The host of the address, to show; null where a file was imported.</param>
/// <param name="Tag">What the server called the version that was read last.</param>
/// <param name="By">Who imported it.</param>
/// <param name="ReadAt">When it was read last and could be.</param>
/// <param name="NextAt">When it is read next.</param>
/// <param name="Failure">Why the last reading failed; null when it did not. What was read before holds.</param>
/// <param name="FailingSince">When that began.</param>
/// <param name="Skipped">Events of the last reading that are no shifts, as sentences.</param>
public sealed record CalendarSource(
    ScheduleId Schedule,
    string? Address,
    string? Host,
    string? Tag,
    Actor By,
    DateTimeOffset ReadAt,
    DateTimeOffset NextAt,
    string? Failure,
    DateTimeOffset? FailingSince,
    ImmutableArray<string> Skipped
);
