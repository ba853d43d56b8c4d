// One line of what a room is told, as the timeline has it.
namespace Muster.Engine.Ports;

/// <param name="Details">Further lines; empty for none.</param>
public sealed record RoomLine(DateTimeOffset At, string Headline, string Details);
