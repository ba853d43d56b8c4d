// A stretch of a run in which something was broken.
namespace Muster.Engine.Tests.Simulation;

public sealed record Disturbance(string What, DateTimeOffset From, DateTimeOffset To);
