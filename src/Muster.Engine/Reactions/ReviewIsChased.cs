// A review reminds whoever commanded its incident before its day and after it, until it is closed.
using System.Globalization;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Reviews;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

public sealed class ReviewIsChased : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not (ReviewEvent.Drafted or ReviewEvent.DueMoved or ReviewEvent.Reopened or ReviewEvent.Closed))
        {
            return;
        }

        IncidentId incident = IncidentId.Parse(happened.Stream.Key);
        Review review = await work.ReviewAsync(incident, cancel);
        if (review.Closure is not null)
        {
            work.CancelTimer(EngineTimers.ReviewDueId(incident));
            NoticePost.Drop(work, About(incident));
        }
        else if (ReviewChase.NextAt(review, work.Now) is { } next)
        {
            work.SetTimer(EngineTimers.ForReview(incident, next));
        }
    }

    /// <summary>Leaves while they are awake. Where nobody commanded, whoever declared it; a machine is told nothing.</summary>
    internal static void Tell(Work work, Organisation organisation, Incident incident, Review review, int reminder)
    {
        PersonId? answers =
            incident.Commander ?? (incident.DeclaredBy.Kind == ActorKind.Person ? new PersonId(incident.DeclaredBy.Name) : null);
        if (review.DueAt is not { } due || answers is not { } id || organisation.Person(id) is not { } person)
        {
            return;
        }

        bool isLate = due <= work.Now;
        string about = About(review.Incident);
        NoticePost.Send(
            work,
            person,
            about,
            string.Create(CultureInfo.InvariantCulture, $"{about}/{due.ToUnixTimeSeconds()}/{reminder}"),
            (
                $"{(isLate ? "Overdue" : "Due soon")}: the review of {review.Incident}",
                [
                    $"You commanded {review.Incident}: {review.Title}.",
                    $"Its review {(isLate ? "was" : "is")} to be closed by {LocalMoment.Of(due, person.Zone)}.",
                    "What is still missing stands on its page.",
                ],
                $"/reviews/{review.Incident}"
            )
        );
    }

    private static string About(IncidentId incident) => $"review/{incident}";
}
