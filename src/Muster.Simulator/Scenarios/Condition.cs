// When a measured value means something.
namespace Muster.Simulator.Scenarios;

/// <param name="Component">Where it is measured.</param>
/// <param name="IsAbove">Whether the value has to be above the threshold, or below it.</param>
/// <param name="ForSeconds">For how long without interruption.</param>
public sealed record Condition(string Component, Metric Metric, bool IsAbove, double Threshold, int ForSeconds);
