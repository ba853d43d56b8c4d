// A resolved incident whose severity requires a review gets one, drafted from its timeline, with a date unless it is a drill's; resolved anew, it is due anew.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Reactions;

public sealed class ResolutionDraftsReview(OrganisationReader organisations, IEventStore store) : IReaction
{
    private static readonly Actor By = Actor.System("policy");

    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not IncidentEvent.Resolved)
        {
            return;
        }

        Incident incident = await work.IncidentAsync(IncidentId.Parse(happened.Stream.Key), cancel);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        ResponsePolicy policy = organisation.ResponsePolicy(incident.Severity);
        if (!policy.ReviewRequired)
        {
            return;
        }

        int? days = incident.Type == IncidentType.Drill ? null : policy.ReviewDueWorkingDays;
        DateTimeOffset? due = days is { } within ? WorkingDays.Add(work.Now, within) : null;
        ReviewCommand command = (await work.ReviewAsync(incident.Id, cancel)).Exists
            ? new ReviewCommand.TakeUp(due, By, work.Now)
            : (await DraftAsync(incident, happened.Stream, work, organisation, cancel)).ToCommand(incident.Id, due, By, work.Now);
        Rejection? why = await work.DecideReviewAsync(incident.Id, command, cancel);
        if (why is not null)
        {
            throw new InvalidOperationException($"The review of {incident.Id} was not drafted: {why.Message}");
        }

        await BrokenGlassAsksReview.AddAsync(work, incident, By, cancel);
    }

    private async Task<ReviewDraft> DraftAsync(
        Incident incident,
        StreamId stream,
        Work work,
        Organisation organisation,
        CancellationToken cancel
    ) =>
        ReviewDraft.From(
            incident,
            await HistoryAsync(stream, work, cancel),
            incident.Service is { } service ? organisation.Service(service)?.Name : null
        );

    /// <summary>What is in the store, and what this work adds to it.</summary>
    private async Task<ImmutableArray<IncidentEvent>> HistoryAsync(StreamId stream, Work work, CancellationToken cancel) =>
        [
            .. (await store.ReadStreamAsync(stream, 0, cancel)).Select(stored => (IncidentEvent)EventJson.Read(stored.Type, stored.Data)),
            .. work.Happened().Where(one => one.Stream == stream).Select(one => (IncidentEvent)one.Event),
        ];
}
