// Which events change what somebody who read the last statement believes.
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

public static class WhereNews
{
    /// <summary>How bad it is, how far it is, what is done about it, and who has which role.</summary>
    public static bool Changes(IncidentEvent happened) =>
        happened
            is Declared
                or SeverityChanged
                or RoleAssigned
                or RoleReleased
                or CommandAccepted
                or CommandLapsed
                or MitigationChosen
                or MitigationReported
                or Mitigated
                or UpdateMissed
                or Resolved
                or Reopened;
}
