// A run that goes without a second person pages the on-call of its service, who can still stop it.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>The service of the incident, else the first that the runbook names. Where there is neither, nobody is on call for it, and the run itself says what was done. Drills wake nobody.</summary>
public sealed class BrokenGlassPagesOnCall(OrganisationReader organisations) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not RunEvent.GlassBroken)
        {
            return;
        }

        RunbookRun run = await work.RunAsync(RunId.Parse(happened.Stream.Key), cancel);
        Incident? incident = run.Content.Incident is { } id ? await work.IncidentAsync(id, cancel) : null;
        Organisation organisation = await organisations.CurrentAsync(cancel);
        ServiceId? named = incident?.Service ?? (run.Services is [var first, ..] ? first : null);
        if (incident?.Type == IncidentType.Drill || named is not { } of || organisation.Service(of) is not { } service)
        {
            return;
        }

        PageSubject subject = new(
            PagePurpose.Respond,
            $"The glass was broken for {run.Id}: {run.Title}",
            incident?.Severity ?? Severity.Sev1,
            service.Id,
            Group: null,
            incident?.Id,
            Role: null
        );
        await AlertPagesOnCall.StartAsync(work, subject, service, organisation, cancel);
    }
}
