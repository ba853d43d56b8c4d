// A small organisation to be paged: one team, one on-call, one command rotation.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;
using NodaTime;

namespace Muster.Engine.Tests.Driving;

/// <summary>
/// What was acknowledged may be quiet for ever. Ana is on call for playback, then Ben, then the team Core (Ana, Ben, Cleo). Dora commands, Emil writes, Fay speaks. Everybody has mail; Cleo has a webhook too.
/// </summary>
public static class StreamFlow
{
    public static readonly ServiceId Playback = new("playback");

    public static readonly TimeSpan StepWait = TimeSpan.FromMinutes(5);

    public static Organisation Organisation { get; } =
        Core.Catalog.Organisation.Empty with
        {
            Name = "StreamFlow",
            People = Map(person => person.Id.Value, [.. new[] { "ana", "ben", "cleo", "dora", "emil", "fay" }.Select(Person)]),
            Teams = Map(team => team.Id.Value, [new Team(new("core"), "Core", [new("ana"), new("ben"), new("cleo")])]),
            Schedules = Map(
                schedule => schedule.Id.Value,
                [
                    new Schedule(new("playback"), "Playback", "UTC", [Rotation("primary", null, "ana")], []),
                    new Schedule(
                        new("command"),
                        "Command",
                        "UTC",
                        [
                            Rotation("commander", Role.IncidentCommander, "dora"),
                            Rotation("scribe", Role.Scribe, "emil"),
                            Rotation("comms", Role.CommsLead, "fay"),
                        ],
                        []
                    ),
                ]
            ),
            EscalationPolicies = Map(
                policy => policy.Id.Value,
                [
                    new EscalationPolicy(
                        new("playback"),
                        "Playback",
                        [
                            new([EscalationTarget.Parse("schedule:playback")], StepWait),
                            new([EscalationTarget.Parse("person:ben")], StepWait),
                            new([EscalationTarget.Parse("team:core")], StepWait),
                        ],
                        Repeat: 0
                    ),
                ]
            ),
            ResponsePolicies = ResponsePolicyDefaults.All.ToImmutableSortedDictionary(
                policy => policy.Severity,
                policy => policy with { ReescalateAfter = null }
            ),
            Services = Map(
                service => service.Id.Value,
                [new Service(Playback, "Playback", "Plays films", new("core"), 1, AlwaysOn: true, new("playback"), new("command"))]
            ),
            Routes =
            [
                new Route(
                    new("playback"),
                    [new Matcher("job", "playback", IsRegex: false, IsEqual: true)],
                    Playback,
                    Severity: null,
                    GroupBy: ["alertname", "region"]
                ),
            ],
        };

    private static Person Person(string id) =>
        new(
            new(id),
            char.ToUpperInvariant(id[0]) + id[1..],
            id + "@streamflow.example",
            Phone: null,
            "Europe/Vienna",
            id == "cleo"
                ? [new("email", "cleo@streamflow.example"), new("webhook", "https://hooks.streamflow.example/cleo")]
                : [new("email", id + "@streamflow.example")]
        );

    private static Rotation Rotation(string name, Role? role, string member) =>
        new(name, role, new LocalDateTime(2026, 1, 5, 9, 0), ShiftDays: 7, [new(member)]);

    private static ImmutableSortedDictionary<string, T> Map<T>(Func<T, string> key, ImmutableArray<T> all) =>
        all.ToImmutableSortedDictionary(key, one => one, StringComparer.Ordinal);
}
