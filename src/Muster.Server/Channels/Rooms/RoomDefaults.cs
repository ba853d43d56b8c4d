// How often a room is told something.
using Muster.Engine.Ports;

namespace Muster.Server.Channels.Rooms;

public static class RoomDefaults
{
    /// <summary>3 seconds between two messages in a room: in a storm it can still be read, and what comes meanwhile goes into the next one.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(3);

    internal static SendResult.Failed Later(TimeSpan wait) =>
        new(
            SendStage.Prepare,
            SendCause.RateLimited,
            Retryable: true,
            wait,
            $"A room is told one message in {Pace.TotalSeconds:0} s; this one waits for its turn."
        );
}
