// The organisation of a simulated run: short steps, so that much happens in few minutes; what else there is to go by is another with each seed.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Heartbeats;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Engine.Tests.Driving;
using NodaTime;

namespace Muster.Engine.Tests.Simulation;

internal static class SimulatedOrganisation
{
    /// <summary>What was acknowledged may be quiet for so long, where anything is said of it.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    public static Organisation Of(Traits traits)
    {
        Organisation made = Plain;
        if (traits.OwnRules)
        {
            made = made with
            {
                People = made.People.SetItem("ana", WithRules(made.People["ana"])).SetItem("cleo", WithRules(made.People["cleo"])),
            };
        }

        if (traits.HasLastResort)
        {
            EscalationPolicy last = made.EscalationPolicies["playback"] with { LastResort = [EscalationTarget.Everyone] };
            made = made with { EscalationPolicies = made.EscalationPolicies.SetItem("playback", last) };
        }

        if (traits.GoesQuiet)
        {
            foreach (Severity severity in new[] { Severity.Sev1, Severity.Sev2 })
            {
                made = made with
                {
                    ResponsePolicies = made.ResponsePolicies.SetItem(
                        severity,
                        made.ResponsePolicies[severity] with
                        {
                            ReescalateAfter = Quiet,
                        }
                    ),
                };
            }
        }

        made = traits.Sleeps ? Asleep(made) : made;
        made = traits.Inhibits ? made with { Inhibitions = [Hiding] } : made;
        made = traits.Beats ? Beating(made) : made;
        return traits.HandsOver ? HandingOver(made) : made;
    }

    /// <summary>The run begins at three in Vienna: Cleo wakes 90 seconds later and Ana 120; everybody else is up at any hour.</summary>
    private static Organisation Asleep(Organisation made) =>
        made with
        {
            Services = made.Services.SetItem("playback", made.Services["playback"] with { AlwaysOn = false }),
            People = made.People.ToImmutableSortedDictionary(
                pair => pair.Key,
                pair =>
                    pair.Value with
                    {
                        Awake = pair.Key switch
                        {
                            "ana" => new(new(3, 2), new(23, 0)),
                            "cleo" => new(new(3, 1, 30), new(23, 0)),
                            _ => new(default, default),
                        },
                    },
                StringComparer.Ordinal
            ),
        };

    /// <summary>Ana and Ben take turns of an hour; one of these ends 90 seconds after the run begins.</summary>
    private static Organisation HandingOver(Organisation made)
    {
        Schedule playback = made.Schedules["playback"];
        Rotation turns = playback.Rotations[0] with
        {
            Start = new LocalDateTime(2026, 1, 5, 2, 1, 30),
            ShiftDays = 0,
            ShiftHours = 1,
            Members = [new("ana"), new("ben")],
        };
        return made with { Schedules = made.Schedules.SetItem("playback", playback with { Rotations = [turns] }) };
    }

    /// <summary>Two jobs that should be heard each minute, the one a while later; each silence is a group of its own.</summary>
    private static Organisation Beating(Organisation made) =>
        made with
        {
            Heartbeats = ImmutableSortedDictionary<string, HeartbeatDefinition>
                .Empty.Add("backup", Minutely("backup", TimeSpan.Zero, null))
                .Add("billing", Minutely("billing", TimeSpan.FromSeconds(20), Severity.Sev1)),
            Routes =
            [
                new Route(
                    new("heartbeats"),
                    [new Matcher("alertname", "HeartbeatMissed", IsRegex: false, IsEqual: true)],
                    StreamFlow.Playback,
                    Severity: null,
                    GroupBy: ["alertname", "heartbeat"]
                ),
                .. made.Routes,
            ],
        };

    private static HeartbeatDefinition Minutely(string name, TimeSpan grace, Severity? severity) =>
        new(name, HeartbeatDefaults.IntervalMin, grace, StreamFlow.Playback, severity, "");

    private static InhibitionRule Hiding { get; } =
        new(
            [new Matcher("alertname", "Alert0", IsRegex: false, IsEqual: true)],
            [new Matcher("alertname", "Alert1", IsRegex: false, IsEqual: true)],
            ["region"],
            "What Alert0 breaks breaks Alert1, too."
        );

    private static Person WithRules(Person person) =>
        person with
        {
            Contacts = [new("email", person.Email), new("webhook", $"https://hooks.streamflow.example/{person.Id}")],
            Notify = new([new("email", TimeSpan.Zero), new("webhook", TimeSpan.FromSeconds(8))], []),
        };

    private static Organisation Plain { get; } =
        StreamFlow.Organisation with
        {
            EscalationPolicies = StreamFlow.Organisation.EscalationPolicies.SetItem(
                "playback",
                new EscalationPolicy(
                    new("playback"),
                    "Playback",
                    [
                        new([EscalationTarget.Parse("schedule:playback")], TimeSpan.FromSeconds(15)),
                        new([EscalationTarget.Parse("person:ben")], TimeSpan.FromSeconds(20)),
                        new([EscalationTarget.Parse("team:core")], TimeSpan.FromSeconds(30)),
                    ],
                    Repeat: 1
                )
            ),
        };
}
