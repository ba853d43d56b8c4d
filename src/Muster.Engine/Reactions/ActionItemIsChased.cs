// An action item reminds its owner before its day and after it, and then the lead of the team, until it is done or taken out.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.People;
using Muster.Core.Reviews;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>That of a drill is practice, and chases nobody.</summary>
public sealed class ActionItemIsChased : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        switch (happened.Event)
        {
            case ReviewEvent.ActionItemAdded e:
                await BeginAsync(happened, e.Item, work, cancel);
                break;
            case ReviewEvent.ActionItemRestored e:
                await BeginAsync(happened, e.Item, work, cancel);
                break;
            case ReviewEvent.ActionItemPlanned e:
                // What was said of the day or to the owner of before is no longer true.
                End(happened, e.Item, work);
                await BeginAsync(happened, e.Item, work, cancel);
                break;
            case ReviewEvent.ActionItemDone e:
                End(happened, e.Item, work);
                break;
            case ReviewEvent.ActionItemRemoved e:
                End(happened, e.Item, work);
                break;
        }
    }

    /// <summary>Leaves while they are awake, and rings nowhere: nothing of this kind is worth a night.</summary>
    internal static void Tell(Work work, Organisation organisation, Review review, ActionItem item, Reminder reminder)
    {
        Person? owner = organisation.Person(item.Owner);
        Person? lead =
            (reminder.TellsLead || owner is null) && organisation.TeamOf(review.Service, item.Owner) is { } team
                ? organisation.LeadOf(team)
                : null;
        foreach (Person person in new[] { owner, lead }.OfType<Person>().DistinctBy(one => one.Id))
        {
            string about = About(review.Incident, item.Id);
            string whose = person.Id == item.Owner ? "yours" : $"{owner?.Name ?? item.Owner.Value}'s";
            NoticePost.Send(
                work,
                person,
                about,
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{about}/{item.DueAt:yyyyMMddHHmm}/{reminder.Number}/{person.Id}"
                ),
                (
                    $"{(reminder.IsLate ? "Overdue" : "Due soon")}: {EdgeText.Line(item.Text, EdgeLimits.TitleBytes)}",
                    [
                        $"This action item of the review of {review.Incident} ({review.Title}) is {whose}.",
                        reminder.IsLate ? $"It was to be done by {Day(item, person)}." : $"It is to be done by {Day(item, person)}.",
                        "When it is done, say so on the review; when it will not be done, take it out there and say why.",
                    ],
                    $"/reviews/{review.Incident}#item-{item.Id}"
                )
            );
        }
    }

    private static string Day(ActionItem item, Person person) => LocalMoment.Of(item.DueAt, person.Zone);

    private static string About(IncidentId incident, string item) => $"action-item/{incident}/{item}";

    private static async Task BeginAsync(Happened happened, string item, Work work, CancellationToken cancel)
    {
        Review review = await work.ReviewAsync(IncidentId.Parse(happened.Stream.Key), cancel);
        if (review.Type == IncidentType.Incident && review.ActionItem(item) is { } added && ChaseRules.NextAt(added, work.Now) is { } next)
        {
            work.SetTimer(EngineTimers.ForActionItem(review.Incident, item, next));
        }
    }

    private static void End(Happened happened, string item, Work work)
    {
        IncidentId incident = IncidentId.Parse(happened.Stream.Key);
        work.CancelTimer(EngineTimers.ActionItemDueId(incident, item));
        NoticePost.Drop(work, About(incident, item));
    }
}
