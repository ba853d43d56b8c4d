// Changes a review, in one way for the console and for the API.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Server.Web.Api;

namespace Muster.Server.Reviews;

/// <summary>A write is never bound to the request: who hangs up after pressing the button has pressed it.</summary>
public sealed class ReviewWriter(CommandRunner runner, IEventStore store, OrganisationReader organisation)
{
    /// <param name="command">Makes the command for the instant at which it is decided.</param>
    /// <param name="unless">Refuses for what only the edge can see in the review as it stands; null for nothing.</param>
    public Task<Outcome> WriteAsync(
        IncidentId id,
        Asking asking,
        Func<DateTimeOffset, ReviewCommand> command,
        Func<Review, DateTimeOffset, Rejection?>? unless = null
    )
    {
        ArgumentNullException.ThrowIfNull(asking);
        ArgumentNullException.ThrowIfNull(command);
        return runner.RunAsync(
            asking.Operation,
            async (work, cancel) =>
            {
                Review review = await work.ReviewAsync(id, cancel);
                return await StaleAsync(work, id, review, asking, cancel)
                    ?? (review.Exists ? unless?.Invoke(review, work.Now) : null)
                    ?? await work.DecideReviewAsync(id, command(work.Now), cancel);
            },
            CancellationToken.None
        );
    }

    /// <summary>Adds an action item; an owner whom nobody knows is a mistake beside those that the rules find.</summary>
    /// <param name="mistakes">What the edge could not read; told with the rest.</param>
    public async Task<Outcome> AddActionItemAsync(
        IncidentId id,
        Asking asking,
        Func<DateTimeOffset, ReviewCommand.AddActionItem> command,
        params ImmutableArray<FieldError> mistakes
    )
    {
        ArgumentNullException.ThrowIfNull(command);
        Organisation known = await organisation.CurrentAsync(CancellationToken.None);
        return await WriteAsync(id, asking, command, (review, now) => Mistaken(review, command(now), command(now).Owner, known, mistakes));
    }

    /// <summary>Gives an action item another owner, day or priority; an owner whom nobody knows is a mistake beside those that the rules find.</summary>
    public async Task<Outcome> PlanActionItemAsync(IncidentId id, Asking asking, Func<DateTimeOffset, ReviewCommand.PlanActionItem> command)
    {
        ArgumentNullException.ThrowIfNull(command);
        Organisation known = await organisation.CurrentAsync(CancellationToken.None);
        return await WriteAsync(id, asking, command, (review, now) => Mistaken(review, command(now), command(now).Owner, known, []));
    }

    /// <summary>Sends an action item to a tracker of the organisation.</summary>
    public async Task<Outcome> SendActionItemAsync(IncidentId id, Asking asking, string item, string tracker)
    {
        Organisation known = await organisation.CurrentAsync(CancellationToken.None);
        return await WriteAsync(
            id,
            asking,
            now => new ReviewCommand.SendActionItem(item, tracker, asking.By, now),
            (_, _) =>
                known.Trackers.ContainsKey(tracker)
                    ? null
                    : Refusals.Invalid([
                        new FieldError("tracker", "There is no such tracker. Use the id of one under trackers in the organisation file."),
                    ])
        );
    }

    /// <summary>Drafts the review of a resolved incident whose severity does not ask for one.</summary>
    public Task<Outcome> DraftAsync(IncidentId id, Asking asking) =>
        runner.RunAsync(asking.Operation, (work, cancel) => DraftAsync(work, id, asking, cancel), CancellationToken.None);

    private async Task<Rejection?> DraftAsync(Work work, IncidentId id, Asking asking, CancellationToken cancel)
    {
        Incident incident = await work.IncidentAsync(id, cancel);
        Review review = await work.ReviewAsync(id, cancel);
        if (await StaleAsync(work, id, review, asking, cancel) is { } stale)
        {
            return stale;
        }

        if (!incident.Exists)
        {
            return Refusals.NoSuchIncident(id.Value);
        }

        if (incident.ResolvedAt is null && !review.Exists)
        {
            return Refusals.TooEarly;
        }

        IReadOnlyList<StoredEvent> stored = await store.ReadStreamAsync(new StreamId(Incident.Category, id.Value), 0, cancel);
        IncidentEvent[] timeline = [.. stored.Select(one => (IncidentEvent)EventJson.Read(one.Type, one.Data))];
        Organisation known = await organisation.CurrentAsync(cancel);
        string? service = incident.Service is { } named ? known.Service(named)?.Name : null;
        ReviewDraft draft = ReviewDraft.From(incident, timeline, service);
        return await work.DecideReviewAsync(id, draft.ToCommand(id, dueAt: null, asking.By, work.Now), cancel);
    }

    private static async Task<Rejection?> StaleAsync(Work work, IncidentId id, Review review, Asking asking, CancellationToken cancel) =>
        review.Exists && asking.Version is { } version ? await work.ExpectReviewAsync(id, version, cancel) : null;

    /// <summary>What the rules refuse whatever the input comes first; mistakes of both kinds are told together.</summary>
    private static Rejection? Mistaken(
        Review review,
        ReviewCommand command,
        PersonId? owner,
        Organisation known,
        ImmutableArray<FieldError> mistakes
    )
    {
        bool isStranger = owner is { Value.Length: > 0 } named && known.Person(named) is null;
        ImmutableArray<FieldError> found = isStranger
            ? [new("owner", $"There is nobody called '{owner}' in the organisation. Use the id of a person."), .. mistakes]
            : mistakes;
        return found.IsEmpty
            ? null
            : Review.Decide(review, command) switch
            {
                Decision<ReviewEvent>.Rejected { Why: { Kind: not RejectionKind.Invalid } why } => why,
                Decision<ReviewEvent>.Rejected { Why: var why } => Refusals.Invalid([.. why.Errors, .. found]),
                _ => Refusals.Invalid(found),
            };
    }
}
