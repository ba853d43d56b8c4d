// What one job sent to say that it lives.
namespace Muster.Engine.Tests.Simulation;

/// <param name="KeptAt">When it was told that it was heard; null when it was not told, and it may have been heard all the same.</param>
public sealed record Ping(string Heartbeat, DateTimeOffset At, DateTimeOffset? KeptAt);
