// What a room is told of an incident: all that is new since the last message there.
using System.Collections.Immutable;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

/// <param name="Key">The same for each attempt.</param>
/// <param name="IsFirst">Whether this room has heard nothing of the incident yet.</param>
/// <param name="Lines">The oldest first; at least one.</param>
/// <param name="LeftOut">How many older lines did not fit.</param>
public sealed record RoomMessage(
    string Key,
    string Address,
    IncidentId Incident,
    string Title,
    Severity Severity,
    Phase Phase,
    bool IsFirst,
    ImmutableArray<RoomLine> Lines,
    int LeftOut
);
