// A declared incident owes its first statement, and its end, by times that its severity's policy sets.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class DeclarationStartsClocks(OrganisationReader organisations) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not IncidentEvent.Declared declared)
        {
            return;
        }

        Organisation organisation = await organisations.CurrentAsync(cancel);
        ResponsePolicy policy = organisation.ResponsePolicy(declared.Severity);
        if (policy.FirstStatementWithin is { } within)
        {
            work.SetTimer(EngineTimers.ForFirstStatement(declared.Id, declared.At + within));
            UpdateReminders.Set(work, declared.Id, declared.At, declared.At + within);
        }

        ResolutionClock.Set(work, await work.IncidentAsync(declared.Id, cancel), policy);
    }
}
