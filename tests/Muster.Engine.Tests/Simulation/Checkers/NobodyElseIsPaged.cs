// Each message of a page is for somebody whom a step that was due then meant, by an own reading of policy, roster and waking hours; and it leaves nobody out.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;

namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class NobodyElseIsPaged : IChecker
{
    public IEnumerable<string> Breaches(History history)
    {
        Organisation organisation = SimulatedOrganisation.Of(Traits.Of(history.Seed));
        Duty duty = new(organisation, history.Events);
        foreach ((Page page, var events) in history.Pages())
        {
            ImmutableArray<long> positions = history.PositionsOf(page);
            StepsInTurn turn = new(page);
            for (int at = 0; at < events.Length; at++)
            {
                IEnumerable<string> here = turn.Follow(events[at]).Concat(Judge(organisation, duty, turn, events[at], positions[at]));
                foreach (string breach in here)
                {
                    yield return breach;
                }

                turn.Remember(events[at]);
            }
        }

        foreach (string breach in Messages(history, organisation))
        {
            yield return breach;
        }
    }

    private static IEnumerable<string> Judge(Organisation organisation, Duty duty, StepsInTurn turn, PageEvent happened, long position)
    {
        switch (happened)
        {
            case PageEvent.StepNotified told:
                PersonId[] people = [.. told.Deliveries.Select(planned => planned.Person).Distinct()];
                if (turn.IsLastResort(told.Step))
                {
                    return turn.SomebodyIsLeft(told.Round) && turn.LastResort is not { WhenUnanswered: true }
                        ? [$"{turn.Page} went to its last resort in round {told.Round}, and somebody could still have answered."]
                        : [];
                }

                bool isMeant = Meant(organisation, duty, turn, told.Round, told.Step, told.At, position)
                    .Any(meant =>
                        // Who sleeps and will find a message of this page when they wake is not sent another.
                        meant.IsSupersetOf(people)
                        && meant
                            .Except(people)
                            .All(person => Wakes(organisation, turn, person, told.At) > told.At && turn.Waits(person, told.At))
                    );
                return
                [
                    .. isMeant
                        ? []
                        : new[]
                        {
                            Sentence(
                                turn,
                                told.Round,
                                told.Step,
                                told.At,
                                "told " + string.Join(", ", people),
                                "they were not who it meant"
                            ),
                        },
                    .. told
                        .Deliveries.Where(one =>
                            !(one.SendAt >= Wakes(organisation, turn, one.Person, told.At))
                            && Wakes(organisation, turn, one.Person, told.At) > told.At
                        )
                        .Select(one => $"{one.Key} leaves at {one.SendAt:HH:mm:ss}, and {one.Person} sleeps."),
                    .. people.All(person => Wakes(organisation, turn, person, told.At) > told.At)
                        ? [Sentence(turn, told.Round, told.Step, told.At, "told people", "all of them sleep")]
                        : Array.Empty<string>(),
                ];
            case PageEvent.StepSkipped skipped when !turn.IsLastResort(skipped.Step):
                return Meant(organisation, duty, turn, skipped.Round, skipped.Step, skipped.At, position).Any(meant => meant.Count == 0)
                    ? []
                    : [Sentence(turn, skipped.Round, skipped.Step, skipped.At, "was skipped", "it meant somebody who had not said no")];
            // Whom the last resort reaches out to depends on who was out of reach: when it wakes somebody is judged, when it waits is not.
            case PageEvent.StepPostponed late when !turn.IsLastResort(late.Step):
                return Meant(organisation, duty, turn, late.Round, late.Step, late.At, position)
                    .Any(meant => meant.Count > 0 && meant.Min(person => Wakes(organisation, turn, person, late.At)) == late.Until)
                    ? []
                    :
                    [
                        Sentence(
                            turn,
                            late.Round,
                            late.Step,
                            late.At,
                            $"was put off to {late.Until:HH:mm:ss}",
                            "that is not when the first of its people wakes"
                        ),
                    ];
            default:
                return [];
        }
    }

    /// <summary>Whom a step may have meant: one set for each picture of the roster that its node may have had.</summary>
    private static IEnumerable<HashSet<PersonId>> Meant(
        Organisation organisation,
        Duty duty,
        StepsInTurn turn,
        int round,
        int step,
        DateTimeOffset at,
        long position
    ) =>
        duty.Possible(at, position)
            .Select(picture =>
                There(organisation, picture, turn.Targets(step)).Where(person => !turn.HasDeclined(person, round)).ToHashSet()
            );

    /// <summary>Without who is away and not on call, unless that leaves nobody.</summary>
    private static ImmutableArray<PersonId> There(Organisation organisation, Duty.Picture picture, ImmutableArray<EscalationTarget> targets)
    {
        ImmutableArray<PersonId> all = [.. targets.SelectMany(target => People(organisation, picture.OnCall, target))];
        bool isOnCallMeant = targets.Any(target => target.ToString() == "schedule:playback");
        ImmutableArray<PersonId> there =
        [
            .. all.Where(person => !picture.Away.Contains(person) || (isOnCallMeant && person == picture.OnCall)),
        ];
        return there.IsEmpty ? all : there;
    }

    private static IEnumerable<PersonId> People(Organisation organisation, PersonId? onCall, EscalationTarget target) =>
        target.ToString() switch
        {
            "schedule:playback" => onCall is { } person ? [person] : [],
            "everyone" => organisation.People.Values.Select(person => person.Id),
            ['t', 'e', 'a', 'm', ':', .. string team] => organisation.Teams[team].Members,
            ['p', 'e', 'r', 's', 'o', 'n', ':', .. string person] => [new PersonId(person)],
            _ => throw new InvalidOperationException($"No simulated policy asks {target}."),
        };

    /// <summary>When somebody may be told by this page: at once, or when they wake on the only morning of a run.</summary>
    private static DateTimeOffset Wakes(Organisation organisation, StepsInTurn turn, PersonId id, DateTimeOffset at)
    {
        Person person = organisation.People[id.Value];
        bool keepsHours =
            organisation.Services["playback"] is { AlwaysOn: false }
            && turn.Severity != Severity.Sev1
            && turn.Purpose is PagePurpose.Respond or PagePurpose.TakeRole or PagePurpose.ResolutionDue;
        if (!keepsHours || person.Awake is not { } awake || awake.From == awake.To)
        {
            return at;
        }

        // In March Vienna is an hour ahead of UTC.
        DateTimeOffset morning = new(2026, 3, 4, awake.From.Hour - 1, awake.From.Minute, awake.From.Second, TimeSpan.Zero);
        return at < morning ? morning : at;
    }

    /// <summary>What is sent is what was planned, for whom and where to.</summary>
    private static IEnumerable<string> Messages(History history, Organisation organisation)
    {
        Dictionary<string, PlannedDelivery> planned = history
            .Pages()
            .SelectMany(one => one.Events.OfType<PageEvent.StepNotified>().SelectMany(step => step.Deliveries))
            .ToDictionary(one => one.Key, StringComparer.Ordinal);
        return history
            .Begun.SelectMany(attempt =>
                (attempt.Message.Digest is { } digest ? digest.Lines.Select(line => line.Key) : [attempt.Message.Key]).Select(key =>
                    (attempt, key)
                )
            )
            .Where(one =>
                planned.TryGetValue(one.key, out PlannedDelivery? plan)
                && (
                    plan.Person != one.attempt.Message.Person
                    || plan.Address != one.attempt.Message.Address
                    || !organisation.People[plan.Person.Value].Contacts.Any(method => method.Address == plan.Address)
                )
            )
            .Select(one => $"{one.key} was sent to {one.attempt.Message.Person} at {one.attempt.Message.Address}, and was not planned so.");
    }

    private static string Sentence(StepsInTurn turn, int round, int step, DateTimeOffset at, string what, string but) =>
        $"Step {step} of round {round} of {turn.Page} {what} at {at:HH:mm:ss.fff}, and {but}.";
}
