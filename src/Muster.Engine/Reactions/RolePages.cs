// The page that asks one person to take one role.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

internal static class RolePages
{
    public static Task<PageId> AskForRoleAsync(this Work work, Incident incident, Role role, PersonId person, CancellationToken cancel)
    {
        string what = role == Role.IncidentCommander ? "Take command" : "Be the " + role.Label();
        PageSubject subject = new(
            PagePurpose.TakeRole,
            $"{what} of {incident.Id}: {incident.Title}",
            incident.Severity,
            incident.Service,
            Group: null,
            incident.Id,
            role
        );
        return work.StartPageAsync(subject, [person.ToTarget()], PolicyDeclaresIncident.By, cancel);
    }

    /// <summary>Ends a page that nobody has answered yet and that nobody needs any more.</summary>
    public static async Task EndUnansweredAsync(this Work work, PageId id, string why, CancellationToken cancel)
    {
        Page page = await work.PageAsync(id, cancel);
        if (page.Status is PageStatus.Active or PageStatus.Exhausted)
        {
            await work.DecidePageAsync(id, new PageCommand.Resolve(why, PolicyDeclaresIncident.By, work.Now), cancel);
        }
    }
}
