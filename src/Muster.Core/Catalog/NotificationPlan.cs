// By which messages the people of a step are told, and when each leaves.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;

namespace Muster.Core.Catalog;

/// <summary>How the people of one step are told.</summary>
/// <param name="At">When they are paged.</param>
/// <param name="Urgency">Which of their own rules holds.</param>
/// <param name="EveryChannel">All of their methods at once, whatever their rules say.</param>
/// <param name="KeepsHours">Nobody is told before they wake.</param>
public sealed record NotificationPlan(DateTimeOffset At, Urgency Urgency, bool EveryChannel, bool KeepsHours)
{
    /// <summary>As the organisation's policy for the severity says it, and the service.</summary>
    /// <param name="maySleep">Whether it is a page that keeps hours at all: one to somebody who is at work already does not.</param>
    public static NotificationPlan Of(Organisation organisation, Severity severity, ServiceId? service, bool maySleep, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        Incidents.ResponsePolicy policy = organisation.ResponsePolicy(severity);
        bool isAlwaysOn = service is { } id && organisation.Service(id) is { AlwaysOn: true };
        return new(at, policy.Urgency, policy.EveryChannel, maySleep && policy.KeepsHours && !isAlwaysOn);
    }

    /// <summary>When the first of these people may be told: <see cref="At"/> when somebody is awake, or there is nobody.</summary>
    public DateTimeOffset FirstAwake(ImmutableArray<Person> people) => people.IsEmpty ? At : people.Min(ToldAt);

    /// <summary>
    /// Without those who sleep and will find a message about this page when they wake: each round would send another. An answer has dropped those of before, should the
    /// page have gone quiet since.
    /// </summary>
    public ImmutableArray<Person> ToTell(ImmutableArray<Person> people, Page page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return [.. people.Where(person => ToldAt(person) <= At || !page.Deliveries.Any(sent => Waits(page, sent, person.Id)))];
    }

    /// <summary>
    /// The messages in the order of the people and of their methods. <paramref name="round"/> and <paramref name="step"/> count from 1. The keys are
    /// <c>page/round/step/person/channel#n</c>, with n from 1 in the order of the person's methods, so that another order of the rules changes none.
    /// </summary>
    public ImmutableArray<PlannedDelivery> Deliveries(PageId page, int round, int step, ImmutableArray<Person> people) =>
        [.. people.SelectMany(person => Deliveries($"{page}/{round}/{step}/{person.Id}", person))];

    private bool Waits(Page page, PageDelivery sent, PersonId person) =>
        sent.State is DeliveryState.Pending or DeliveryState.InDigest
        && sent.Planned.Person == person
        && sent.Planned.SendAt > At
        && !(page.WentQuiet is [.., var answer] && sent.PlannedAt <= answer.At);

    private DateTimeOffset ToldAt(Person person) => KeepsHours ? person.NextAwake(At) : At;

    private IEnumerable<PlannedDelivery> Deliveries(string key, Person person)
    {
        ImmutableArray<ContactMethod> methods = person.Contacts.IsDefaultOrEmpty
            ? [new(ContactChannels.Email, person.Email)]
            : person.Contacts;
        ImmutableArray<NotificationStep> rules = EveryChannel || person.Notify is null ? [] : person.Notify.Of(Urgency);
        DateTimeOffset told = ToldAt(person);
        PlannedDelivery[] planned = [.. Planned(key, person, methods, rules, told)];
        // Rules whose methods are gone reach nobody; in doubt all of them are used.
        return planned.Length > 0 ? planned : Planned(key, person, methods, [], told);
    }

    private IEnumerable<PlannedDelivery> Planned(
        string key,
        Person person,
        ImmutableArray<ContactMethod> methods,
        ImmutableArray<NotificationStep> rules,
        DateTimeOffset told
    )
    {
        for (int index = 0; index < methods.Length; index++)
        {
            ContactMethod method = methods[index];
            NotificationStep? rule = rules.FirstOrDefault(step => step.Via == method.Channel);
            if (!rules.IsEmpty && rule is null)
            {
                continue;
            }

            DateTimeOffset at = told + (rule?.After ?? TimeSpan.Zero);
            yield return new($"{key}/{method.Channel}#{index + 1}", person.Id, method.Channel, method.Address)
            {
                SendAt = at > At ? at : null,
            };
        }
    }
}
