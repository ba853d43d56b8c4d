// The name of a heartbeat, as senders write it.
using Muster.Core.Heartbeats;
using Muster.Core.Kernel;

namespace Muster.Server.Intake.Wire;

internal static class HeartbeatName
{
    public static readonly string Expected = $"A heartbeat's name is one line of 1 to {HeartbeatDefaults.NameCharactersMax} characters.";

    /// <summary>Cleaned as every text from outside; false when nothing is left or it is too long.</summary>
    public static bool TryRead(string sent, out string name)
    {
        name = EdgeText.Line(sent, EdgeLimits.TitleBytes);
        return name.Length > 0 && name.EnumerateRunes().Count() <= HeartbeatDefaults.NameCharactersMax;
    }
}
