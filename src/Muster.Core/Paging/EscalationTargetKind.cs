// The kinds of target that an escalation step can point at.
namespace Muster.Core.Paging;

public enum EscalationTargetKind
{
    Person,
    Schedule,
    Team,
}
