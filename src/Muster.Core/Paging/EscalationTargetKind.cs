// The kinds of target that an escalation step can point at.
namespace Muster.Core.Paging;

public enum EscalationTargetKind
{
    Person,

    /// <summary>Whoever is on call by it.</summary>
    Schedule,

    /// <summary>Whoever is on call by the team's schedule; all members where it has none, or where nobody is.</summary>
    Team,

    /// <summary>All members.</summary>
    WholeTeam,

    /// <summary>Whoever stands ready for a role of incident command, by the command rotation of the service.</summary>
    Role,

    /// <summary>Everybody in the organisation; it has no id.</summary>
    Everyone,
}
