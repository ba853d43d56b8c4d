// A statement that was published in a drill.
namespace Muster.Simulator.Drills;

public sealed record Telling(int At, string Audience, string Text);
