// One answer to a why, as somebody gave it after a drill.
namespace Muster.Core.Drills;

/// <param name="Text">The answer.</param>
/// <param name="Evidence">The line of the drill's record that it stands on; empty when none was named.</param>
/// <param name="IsRoot">Whether the system has to be changed here.</param>
public sealed record DrillWhy(string Text, string Evidence, bool IsRoot);
