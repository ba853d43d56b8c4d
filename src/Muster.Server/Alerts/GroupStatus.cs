// Where an alert group stands, in the words of the read model.
using Muster.Core.Alerts;
using Muster.Engine.Projections;

namespace Muster.Server.Alerts;

public static class GroupStatus
{
    /// <summary><c>closed</c>, <c>paged</c>, <c>silenced</c>, <c>pings</c> or <c>held</c>.</summary>
    public static string Of(AlertGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return group.ClosedAt is not null ? Views.Closed
            : group.Page is not null ? Views.Paged
            : HeldReasons.IsMuted(group) ? Views.Silenced
            : HeldReasons.HeartbeatOf(group) is not null ? Views.Pings
            : Views.Held;
    }
}
