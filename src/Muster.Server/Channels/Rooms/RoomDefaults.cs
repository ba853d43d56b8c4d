// How often a room is told something.
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Channels.Rooms;

public static class RoomDefaults
{
    /// <summary>3 seconds between two messages in a room: in a storm it can still be read, and what comes meanwhile goes into the next one.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);

    internal static SendResult.Failed Later(TimeSpan wait) => ProviderCall.Later("A room", wait, $"one message in {Pace.TotalSeconds:0} s");
}
