// A change of one variant.
namespace Muster.Simulator.Scenarios;

/// <param name="At">Seconds since the start; below 0 before it.</param>
public sealed record DrawnChange(int At, Change Change);
