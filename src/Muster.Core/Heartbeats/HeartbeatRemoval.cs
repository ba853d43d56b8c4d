// Who took a heartbeat out of use, and when.
namespace Muster.Core.Heartbeats;

/// <param name="By">An actor in its text form.</param>
public sealed record HeartbeatRemoval(string By, DateTimeOffset At, string Why);
