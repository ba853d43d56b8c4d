// Whether the rules of DESIGN.md §2 hold after every command of thousands of random incidents.
using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Core.Tests.Incidents;

public sealed class IncidentPropertyTests
{
    private const int Incidents = 5_000;

    [Fact]
    public void Exactly_one_person_commands_from_acknowledgement_to_resolution() =>
        AfterEveryEvent(incident =>
        {
            if (incident.Phase is Phase.Responding or Phase.Mitigated)
            {
                Assert.NotNull(incident.Commander);
            }

            if (incident.Phase == Phase.Detected)
            {
                Assert.Null(incident.Commander);
            }
        });

    [Fact]
    public void Command_moves_only_to_who_accepted_an_offer_or_asked_and_was_not_refused() =>
        AfterEveryDecision(
            (before, command, happened, after) =>
            {
                bool commanded = before.Phase is Phase.Responding or Phase.Mitigated;
                if (!commanded || before.Commander == after.Commander)
                {
                    return;
                }

                if (command is IncidentCommand.AcceptCommand accepted)
                {
                    Assert.Equal(before.PendingOffer?.To, after.Commander);
                    Assert.Equal(accepted.Person, after.Commander);
                }
                else
                {
                    Assert.Equal(before.PendingAsk?.To, after.Commander);
                    Assert.True(command is IncidentCommand.OfferCommand || before.PendingAsk!.DueAt <= command.At);
                }

                Assert.Contains(happened, one => one is IncidentEvent.CommandAccepted);
            }
        );

    [Fact]
    public void The_commander_of_a_sev1_holds_operations_only_while_alone_and_visibly_so() =>
        AfterEveryDecision(
            (_, _, _, incident) =>
            {
                RoleHolding? operations = incident.Roles.GetValueOrDefault(Role.OperationsLead);
                if (incident.Severity == Severity.Sev1 && operations is not null && operations.Person == incident.Commander)
                {
                    Assert.True(operations.Alone);
                    Assert.All(incident.Roles.Values, holding => Assert.Equal(incident.Commander, holding.Person));
                }
            }
        );

    [Fact]
    public void The_event_says_alone_where_the_state_does() =>
        AfterEveryDecision(
            (_, _, happened, after) =>
            {
                foreach (IncidentEvent.RoleAssigned assigned in happened.OfType<IncidentEvent.RoleAssigned>())
                {
                    Assert.Equal(after.Roles[assigned.Role], new RoleHolding(assigned.Person, assigned.At, assigned.Alone));
                }
            }
        );

    [Fact]
    public void A_resolved_incident_knows_when_the_impact_stopped() =>
        AfterEveryEvent(incident =>
        {
            if (incident.Phase is Phase.Mitigated or Phase.Resolved or Phase.Reviewed)
            {
                Assert.NotNull(incident.MitigatedAt);
                Assert.NotNull(incident.ImpactStoppedAt);
                Assert.False(incident.ImpactStoppedAt < incident.ImpactStartedAt);
            }

            Assert.Equal(incident.Phase is Phase.Resolved or Phase.Reviewed, incident.ResolvedAt is not null);
        });

    [Fact]
    public void What_evolved_from_events_read_back_from_json_is_the_same_incident() =>
        IncidentCommandGen.Sequence.Sample(
            commands =>
            {
                Incident straight = Incident.Initial;
                Incident stored = Incident.Initial;
                foreach (IncidentCommand command in commands)
                {
                    foreach (IncidentEvent happened in Events(straight, command))
                    {
                        straight = Incident.Evolve(straight, happened);
                        string json = JsonSerializer.Serialize(happened, happened.GetType());
                        stored = Incident.Evolve(stored, (IncidentEvent)JsonSerializer.Deserialize(json, happened.GetType())!);
                    }
                }

                string state = JsonSerializer.Serialize(straight);
                Assert.Equal(state, JsonSerializer.Serialize(stored));
                if (straight.Exists)
                {
                    Assert.Equal(state, JsonSerializer.Serialize(JsonSerializer.Deserialize<Incident>(state)));
                }
            },
            iter: Incidents / 10
        );

    [Fact]
    public void Random_incidents_reach_every_phase_hand_over_and_refusal_that_the_properties_speak_of()
    {
        HashSet<string> seen = [];
        IncidentCommandGen.Sequence.Sample(
            commands =>
            {
                Incident incident = Incident.Initial;
                foreach (IncidentCommand command in commands)
                {
                    foreach (IncidentEvent happened in Events(incident, command))
                    {
                        incident = Incident.Evolve(incident, happened);
                        lock (seen)
                        {
                            seen.Add(happened.GetType().Name);
                            seen.Add($"{incident.Phase} alone: {incident.Roles.Values.Any(holding => holding.Alone)}");
                        }
                    }
                }
            },
            iter: Incidents
        );

        string[] expected =
        [
            .. typeof(IncidentEvent).GetNestedTypes().Select(type => type.Name),
            .. Enum.GetNames<Phase>().Where(phase => phase != nameof(Phase.Detected)).Select(phase => $"{phase} alone: True"),
            .. Enum.GetNames<Phase>().Select(phase => $"{phase} alone: False"),
        ];
        Assert.Empty(expected.Except(seen));
    }

    private static void AfterEveryEvent(Action<Incident> holds) =>
        IncidentCommandGen.Sequence.Sample(
            commands =>
            {
                Incident incident = Incident.Initial;
                foreach (IncidentEvent happened in commands.SelectMany(command => Events(incident, command)))
                {
                    incident = Incident.Evolve(incident, happened);
                    holds(incident);
                }
            },
            iter: Incidents
        );

    private static void AfterEveryDecision(Action<Incident, IncidentCommand, ImmutableArray<IncidentEvent>, Incident> holds) =>
        IncidentCommandGen.Sequence.Sample(
            commands =>
            {
                Incident before = Incident.Initial;
                foreach (IncidentCommand command in commands)
                {
                    ImmutableArray<IncidentEvent> happened = Events(before, command);
                    Incident after = happened.Aggregate(before, Incident.Evolve);
                    holds(before, command, happened, after);
                    before = after;
                }
            },
            iter: Incidents
        );

    /// <summary>A refusal causes nothing; it must have a code and a sentence.</summary>
    private static ImmutableArray<IncidentEvent> Events(Incident incident, IncidentCommand command)
    {
        switch (Incident.Decide(incident, command))
        {
            case Decision<IncidentEvent>.Accepted accepted:
                Assert.Equal(accepted.Events.IsEmpty, accepted.Reason is not null);
                return accepted.Events;
            case Decision<IncidentEvent>.Rejected rejected:
                Assert.StartsWith("incident.", rejected.Why.Code, StringComparison.Ordinal);
                Assert.NotEmpty(rejected.Why.Message);
                return [];
            default:
                throw new InvalidOperationException("A decision is accepted or rejected.");
        }
    }
}
