// One line of what a team could read in a drill.
namespace Muster.Simulator.Drills;

/// <param name="Id">Names the line within the drill, such as <c>e12</c>.</param>
/// <param name="At">The second from which on it could be read; below 0 for a change before the start.</param>
/// <param name="IsMistaken">Whether it is not so.</param>
public sealed record RecordLine(string Id, int At, string Text, bool IsMistaken = false)
{
    /// <summary>The line with its second, as it is quoted.</summary>
    public override string ToString() => $"{DrillSecond.Text(At)} {Text}";
}
