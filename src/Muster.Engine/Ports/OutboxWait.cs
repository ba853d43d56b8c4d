// A message that has not left yet, and when it is tried next.
namespace Muster.Engine.Ports;

/// <param name="At">Not tried before this instant; the end of the lease while it is being sent.</param>
public sealed record OutboxWait(string Key, DateTimeOffset At, bool IsBeingSent);
