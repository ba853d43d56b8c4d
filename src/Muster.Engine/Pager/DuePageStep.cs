// A step of a page is due: find its people as the organisation stands now, and notify them.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Reactions;

namespace Muster.Engine.Pager;

/// <summary>
/// The step's messages and the next step's timer follow from the event, as reactions. After an outage only the step that is due fires, and the next counts from
/// now.
/// </summary>
public sealed class DuePageStep(OrganisationReader organisations, OnCallAnswers onCall, DigestPlan digests) : ITimerHandler
{
    private static readonly Actor By = Actor.System("pager");

    public string Kind => EngineTimers.PageStep;

    public async Task HandleAsync(TimerEntry timer, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(work);
        PageId id = EngineTimers.PageOf(timer);
        Page page = await work.PageAsync(id, cancel);
        if (page.Due is not { } due)
        {
            return;
        }

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

        if ((await work.PageAsync(id, cancel)).Due == due)
        {
            // The page says that the step is not due yet: the timer must not be gone before it is.
            work.SetTimer(EngineTimers.ForPageStep(id, due.At));
        }
    }
}
