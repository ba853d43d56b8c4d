// Notifies the step of a page that is due: finds its people as the organisation stands now, and says who is told alone and who in a digest.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>The step's messages and the next step's timer follow from the event, as reactions.</summary>
public sealed class StepNotice(OrganisationReader organisations, OnCallAnswers onCall, DigestPlan digests)
{
    private static readonly Actor By = Actor.System("pager");

    internal async Task NotifyAsync(Work work, PageId id, DueStep due, CancellationToken cancel)
    {
        Page page = await work.PageAsync(id, cancel);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        ImmutableArray<Person> people = onCall.Of(organisation, due.What, work.Now);
        ImmutableArray<PlannedDelivery> deliveries = await digests.OfAsync(
            work,
            page.Subject!,
            id,
            EscalationResolution.Plan(id, due.Round, due.Step, people),
            cancel
        );
        Rejection? why = await work.DecidePageAsync(id, new PageCommand.NotifyStep(due.Round, due.Step, deliveries, By, work.Now), cancel);
        if (why is not null)
        {
            throw new InvalidOperationException($"Step {due.Step} of the page {id} was refused: {why.Message}");
        }
    }
}
