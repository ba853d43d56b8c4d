// Notifies the step of a page that is due: finds its people as the organisation stands now, and says who is told when, alone or in a digest.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
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
        PageSubject subject = page.Subject!;
        ImmutableArray<Person> found = onCall.Of(organisation, due.What, subject.Service, work.Now);
        ImmutableArray<Person> asked = Asked(organisation, page, due, found);
        bool maySleep = subject.Purpose is PagePurpose.Respond or PagePurpose.TakeRole or PagePurpose.ResolutionDue;
        NotificationPlan plan = NotificationPlan.Of(organisation, page.Severity, subject.Service, maySleep, work.Now);
        plan = plan with { EveryChannel = plan.EveryChannel || subject.Method is not null || subject.Purpose == PagePurpose.Canary };
        if (plan.FirstAwake(asked) is var awake && awake > work.Now)
        {
            string why = Asleep(asked, page.Severity, work.Now, awake);
            Decided(
                await work.DecidePageAsync(id, new PageCommand.PostponeStep(due.Round, due.Step, awake, why, By, work.Now), cancel),
                id,
                due
            );
            return;
        }

        ImmutableArray<PlannedDelivery> deliveries = await digests.OfAsync(
            work,
            subject with
            {
                Severity = page.Severity,
            },
            id,
            Wanted(subject, plan.Deliveries(id, due.Round, due.Step, plan.ToTell(asked, page))),
            cancel
        );
        PageCommand.NotifyStep notify = new(due.Round, due.Step, deliveries, By, work.Now)
        {
            Why = found.IsEmpty ? null : $"{Names(found)} cannot respond, or no message reaches them.",
        };
        Decided(await work.DecidePageAsync(id, notify, cancel), id, due);
    }

    /// <summary>
    /// Without those who have said in this round that they cannot respond. The last resort also leaves out whom no message of this round could reach, and reaches out: to
    /// everybody else where that leaves nobody, and to those who said no where there is nobody else.
    /// </summary>
    private static ImmutableArray<Person> Asked(Organisation organisation, Page page, DueStep due, ImmutableArray<Person> found)
    {
        if (!page.IsLastResort(due))
        {
            return [.. found.Where(person => !page.HasDeclined(person.Id, due.Round))];
        }

        ImmutableArray<Person> reachable = [.. found.Where(person => !page.IsOutOfReach(person.Id, due.Round))];
        ImmutableArray<Person> everybody =
        [
            .. organisation.People.Values.Where(person => reachable.IsEmpty && !page.IsOutOfReach(person.Id, due.Round)),
        ];
        return !reachable.IsEmpty ? reachable
            : !everybody.IsEmpty ? everybody
            : [.. found.Where(person => page.HasDeclined(person.Id, due.Round))];
    }

    /// <summary>A test goes by the one method that it tries; nothing goes by a channel that does not deliver, where its person has another.</summary>
    private static ImmutableArray<PlannedDelivery> Wanted(PageSubject subject, ImmutableArray<PlannedDelivery> planned) =>
        subject.Method is { } method ? [.. planned.Where(delivery => delivery.Key.EndsWith("/" + method, StringComparison.Ordinal))]
        : subject.NotBy is { } broken
            ?
            [
                .. planned.Where(delivery =>
                    !broken.Contains(delivery.Channel)
                    || planned.All(other => other.Person != delivery.Person || broken.Contains(other.Channel))
                ),
            ]
        : planned;

    private static string Names(ImmutableArray<Person> people) => NamesInWords.Of([.. people.Select(person => person.Name)]);

    private static string Asleep(ImmutableArray<Person> people, Severity severity, DateTimeOffset now, DateTimeOffset awake)
    {
        Person first = people.First(person => person.NextAwake(now) == awake);
        string hour = (first.Awake ?? WakingHours.Usual).From.ToString("HH:mm", CultureInfo.InvariantCulture);
        return $"{Names(people)}: asleep, and a {severity.Label()} keeps hours. {first.Name} is paged at {hour} ({first.Zone}).";
    }

    private static void Decided(Rejection? why, PageId id, DueStep due)
    {
        if (why is not null)
        {
            throw new InvalidOperationException($"Step {due.Step} of the page {id} was refused: {why.Message}");
        }
    }
}
