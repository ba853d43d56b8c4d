// Another severity, another plan: the roles, the first statement, the time to resolve and the pages that it asks for.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Projections;

namespace Muster.Engine.Reactions;

/// <summary>A promise that was made to stakeholders stands, whatever the severity becomes.</summary>
public sealed class SeverityChangeReplans(
    RequiredRoles roles,
    OrganisationReader organisations,
    PagesOfIncident pages,
    DeclarationPagesOnCall onCall
) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not IncidentEvent.SeverityChanged changed)
        {
            return;
        }

        IncidentId id = IncidentId.Parse(happened.Stream.Key);
        Incident incident = await work.IncidentAsync(id, cancel);
        if (incident.Phase is Phase.Resolved or Phase.Reviewed)
        {
            return;
        }

        Organisation organisation = await organisations.CurrentAsync(cancel);
        ResponsePolicy now = organisation.ResponsePolicy(changed.To);
        await RepageAsync(work, incident, now, isWorse: changed.To < changed.From, cancel);
        await roles.FillAsync(work, id, cancel);
        if (incident.FirstStatementOwedSince is { } owed && !incident.NextUpdateMissed)
        {
            MoveFirstStatement(work, id, owed, now.FirstStatementWithin);
        }

        ResolutionClock.Set(work, incident, now);
    }

    private static void MoveFirstStatement(Work work, IncidentId id, DateTimeOffset owed, TimeSpan? within)
    {
        if (within is { } soon)
        {
            work.SetTimer(EngineTimers.ForFirstStatement(id, owed + soon));
            UpdateReminders.Set(work, id, owed, owed + soon);
        }
        else
        {
            work.CancelTimer(EngineTimers.FirstStatementId(id));
            UpdateReminders.Cancel(work, id);
        }
    }

    /// <summary>
    /// Pages learn of it: what waits for the morning is judged anew. Where the new severity pages nobody, those that ring for somebody to respond fall silent, as do those
    /// for a role that it does not require. Where it pages and nobody was asked to respond, or it is worse and nobody answered, the service's on-call is.
    /// </summary>
    private async Task RepageAsync(Work work, Incident incident, ResponsePolicy policy, bool isWorse, CancellationToken cancel)
    {
        IReadOnlyList<PageRow> all = await pages.LatestAsync(incident.Id, Ports.ViewQuery.LimitMax, cancel);
        PageRow[] open = [.. all.Where(page => page.Status is PageStatus.Active or PageStatus.Acknowledged or PageStatus.Exhausted)];
        foreach (PageRow page in open)
        {
            await work.DecidePageAsync(page.Id, CommandFor(page, policy, work.Now), cancel);
        }

        if (incident.PendingOffer is { By.Kind: ActorKind.System } offer && !policy.RequiredRoles.Contains(Role.IncidentCommander))
        {
            string why = $"It is a {policy.Severity.Label()} now, which needs no commander from the rotation.";
            await work.DecideIncidentAsync(
                incident.Id,
                new IncidentCommand.DeclineCommand(offer.To, why, PolicyDeclaresIncident.By, work.Now),
                cancel
            );
        }

        if (!open.Any(page => page.Purpose == PagePurpose.Respond && (page.Status != PageStatus.Exhausted || !isWorse)))
        {
            await onCall.PageAsync(work, incident, cancel);
        }
    }

    private static PageCommand CommandFor(PageRow page, ResponsePolicy policy, DateTimeOffset now)
    {
        bool isAnswered = page.Status == PageStatus.Acknowledged;
        string? over = page switch
        {
            { Purpose: PagePurpose.Respond, Status: PageStatus.Active } when !policy.Pages => "which pages nobody",
            { Purpose: PagePurpose.TakeRole, Role: { } role } when !isAnswered && !policy.RequiredRoles.Contains(role) =>
                $"which does not need the role {role.Label()}",
            _ => null,
        };
        return over is null
            ? new PageCommand.ChangeSeverity(policy.Severity, AlertPagesOnCall.By, now)
            : new PageCommand.Resolve($"It is a {policy.Severity.Label()} now, {over}.", AlertPagesOnCall.By, now);
    }
}
