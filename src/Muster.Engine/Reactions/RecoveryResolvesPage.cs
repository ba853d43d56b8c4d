// When the last alert of a group is over, its page is over too; a linked incident is told, and stays open.
using Muster.Core.Alerts;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>Called by the router for a group that closed. Whether the incident is over is for a human to say: the cause may still be there.</summary>
public static class RecoveryResolvesPage
{
    private static readonly Actor By = Actor.System("recovery");

    public static async Task ResolveAsync(Work work, AlertGroup group, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(group);
        if (group.Page is { } page)
        {
            await work.DecidePageAsync(page, new PageCommand.Resolve("All alerts of the group are resolved.", By, work.Now), cancel);
        }

        if (group.Incident is { } incident)
        {
            string text = $"All alerts of \u201c{group.Title}\u201d are resolved.";
            IncidentCommand.Note note = new(work.NewId(), NoteKind.Note, text, HappenedAt: null, By, work.Now);
            await work.DecideIncidentAsync(incident, note, cancel);
        }
    }
}
