// A declared incident asks the command rotation for the roles that its severity requires.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class DeclarationFillsRoles(RequiredRoles roles) : IReaction
{
    public Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Event is IncidentEvent.Declared or IncidentEvent.Reopened
            ? roles.FillAsync(work, IncidentId.Parse(happened.Stream.Key), cancel)
            : Task.CompletedTask;
    }
}
