// A reopened incident has the clocks of a declared one again: its statement, its time boxes; its review waits.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>
/// What a resolution stopped. A promise that has not passed is kept; else the first statement is due as after a declaration. A time box that ended meanwhile is
/// chased at once.
/// </summary>
public sealed class ReopeningStartsClocks(OrganisationReader organisations) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not IncidentEvent.Reopened)
        {
            return;
        }

        Incident incident = await work.IncidentAsync(IncidentId.Parse(happened.Stream.Key), cancel);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        if (incident is { NextUpdateDueAt: { } promised, NextUpdateMissed: false })
        {
            work.SetTimer(EngineTimers.ForUpdate(incident.Id, promised));
            UpdateReminders.Set(work, incident.Id, incident.Statements[^1].At, promised);
        }
        else if (
            incident.FirstStatementOwedSince is { } owed
            && organisation.ResponsePolicy(incident.Severity).FirstStatementWithin is { } within
        )
        {
            work.SetTimer(EngineTimers.ForFirstStatement(incident.Id, owed + within));
            UpdateReminders.Set(work, incident.Id, owed, owed + within);
        }

        foreach (IncidentTask task in incident.Tasks)
        {
            if (task is { Status: IncidentTaskStatus.Open, OverdueSince: null })
            {
                work.SetTimer(EngineTimers.ForTask(incident.Id, task.Id, task.DueAt));
            }
        }

        ResolutionClock.Set(work, incident, organisation.ResponsePolicy(incident.Severity));
        work.CancelTimer(EngineTimers.ReviewDueId(incident.Id));
    }
}
