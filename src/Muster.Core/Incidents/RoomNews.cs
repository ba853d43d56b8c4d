// Which events of an incident a room in a chat is told of.
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Incidents;

/// <summary>
/// How bad it is, how far it is, who has which role, and what was published. Notes, chat, tasks and mitigations stay in the console: a line there can be taken
/// back, and what stands in a chat cannot. A drill is nobody's news.
/// </summary>
public static class RoomNews
{
    public static bool Tells(IncidentEvent happened) =>
        happened
            is Declared
                or SeverityChanged
                or Retitled
                or Acknowledged
                or RoleAssigned
                or RoleReleased
                or CommandAccepted
                or CommandLapsed
                or Mitigated
                or StatementPublished
                or UpdateReminded
                or UpdateMissed
                or Resolved
                or Reopened;
}
