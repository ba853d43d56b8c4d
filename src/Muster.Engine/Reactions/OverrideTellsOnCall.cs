// Who is on call for the service hears at once that somebody overrode the gate; who may agree hears that somebody wants to.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Core.Slos.Policies;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>By a notice, which rings nobody's telephone. Whoever did it is not told.</summary>
public sealed class OverrideTellsOnCall(OrganisationReader organisations, OnCallAnswers onCall) : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is not (BudgetPolicyEvent.OverrideAsked or BudgetPolicyEvent.OverrideGranted))
        {
            return;
        }

        BudgetPolicyBook book = await work.BudgetPolicyAsync(cancel);
        Organisation organisation = await organisations.CurrentAsync(cancel);
        switch (happened.Event)
        {
            case BudgetPolicyEvent.OverrideAsked { } asked when book.Override(asked.Id) is { Consent: null } one:
                Tell(
                    work,
                    one,
                    Agreeing(organisation, book, work.Now),
                    $"{NameOf(organisation, one.Person)} asks to override the gate of {one.Slo}",
                    Asks(organisation, one)
                );
                break;
            case BudgetPolicyEvent.OverrideGranted { } granted when book.Override(granted.Id) is { } one:
                Tell(work, one, OnCallOf(organisation, one, work.Now), $"The gate of {one.Slo} is overridden", Holds(organisation, one));
                break;
        }
    }

    private static void Tell(Work work, GateOverride one, ImmutableArray<Person> people, string title, ImmutableArray<string> lines)
    {
        string about = $"gate-override/{one.Id}/{(one.Consent is null ? "asked" : "holds")}";
        foreach (Person person in people.Where(person => person.Id != one.Person && person.Id != one.Consent?.Person))
        {
            NoticePost.SendNow(work, person, about, $"{about}/{person.Id}", (title, lines, $"/slos/{one.Slo}"));
        }
    }

    /// <summary>Those of the escalation path who are there.</summary>
    private ImmutableArray<Person> Agreeing(Organisation organisation, BudgetPolicyBook book, DateTimeOffset now) =>
        book.Standing is { Policy.Escalation: { IsEmpty: false } path }
            ? onCall.Of(organisation, new EscalationStep(path, TimeSpan.Zero), service: null, now)
            : [];

    private ImmutableArray<Person> OnCallOf(Organisation organisation, GateOverride one, DateTimeOffset now) =>
        one.Service is { } id && organisation.Service(id) is { } service ? FirstPaged.Of(onCall, organisation, service, now).People : [];

    private static ImmutableArray<string> Asks(Organisation organisation, GateOverride one) =>
        [
            $"{NameOf(organisation, one.Person)}: {one.Reason}",
            $"It holds for {GateWords.Span(one.Length)} once a second person agrees, and can be agreed to until {Time(one.At + GateDefaults.AskedFor)}.",
        ];

    private static ImmutableArray<string> Holds(Organisation organisation, GateOverride one) =>
        [
            $"{NameOf(organisation, one.Person)}: {one.Reason}",
            one.Consent is { } consent && consent.Person != one.Person
                ? $"{NameOf(organisation, consent.Person)} agreed. Changes go until {Time(consent.Until)} although the gate says stop."
                : $"Changes go until {Time(one.Consent!.Until)} although the gate says stop.",
        ];

    private static string NameOf(Organisation organisation, PersonId person) => organisation.Person(person)?.Name ?? person.Value;

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
