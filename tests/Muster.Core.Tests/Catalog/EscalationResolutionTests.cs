// Whom an escalation step reaches, and by which messages.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;
using NodaTime;

namespace Muster.Core.Tests.Catalog;

public sealed class EscalationResolutionTests
{
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private static readonly Organisation Small = Organisation.Empty with
    {
        People = Organisation.Empty.People.AddRange(
            new[] { Person("ana"), Person("ben"), Person("cleo") }.Select(one => KeyValuePair.Create(one.Id.Value, one))
        ),
        Teams = Organisation.Empty.Teams.Add("core", new(new("core"), "Core", [new("cleo"), new("ana"), new("gone")])),
        Schedules = Organisation
            .Empty.Schedules.Add(
                "duty",
                Schedule("duty", Rotation("primary", role: null, "ana"), Rotation("command", Role.IncidentCommander, "ben"))
            )
            .Add("command", Schedule("command", Rotation("ic", Role.IncidentCommander, "ben"), Rotation("scribe", Role.Scribe, "cleo"))),
    };

    [Fact]
    public void People_come_in_the_order_of_the_targets_each_once() =>
        Assert.Equal(["ben", "cleo", "ana"], Resolve("person:ben", "team:core", "person:ana"));

    [Fact]
    public void A_schedule_gives_who_is_on_call_without_a_role() => Assert.Equal(["ana"], Resolve("schedule:duty"));

    [Fact]
    public void A_schedule_gives_who_is_on_call_for_the_role()
    {
        Assert.Equal(["ben"], Resolve(Role.IncidentCommander, "schedule:duty"));
        Assert.Equal(["cleo"], Resolve(Role.Scribe, "schedule:command"));
    }

    [Fact]
    public void A_schedule_without_a_rotation_for_the_role_gives_everybody_on_call()
    {
        Assert.Equal(["ben", "cleo"], Resolve("schedule:command"));
        Assert.Equal(["ana", "ben"], Resolve(Role.CommsLead, "schedule:duty"));
    }

    [Fact]
    public void What_does_not_exist_any_more_reaches_nobody() => Assert.Empty(Resolve("person:gone", "schedule:gone", "team:gone"));

    [Fact]
    public void Before_the_first_shift_a_schedule_reaches_nobody() =>
        Assert.Empty(EscalationResolution.Resolve(Small, Step("schedule:duty"), Monday.AddDays(-1)));

    [Fact]
    public void A_team_answers_by_its_schedule_and_with_all_where_nobody_is_on_call()
    {
        Organisation scheduled = WithTeamSchedule("duty");
        Assert.Equal(Resolve("schedule:duty"), Names(scheduled, "team:core"));
        Assert.Equal(["cleo", "ana"], Names(scheduled, "whole-team:core"));
        Assert.Equal(Names(scheduled, "whole-team:core"), Names(WithTeamSchedule("gone"), "team:core"));
    }

    [Fact]
    public void A_role_is_whoever_stands_ready_for_it_and_everyone_is_everybody()
    {
        Assert.Equal(Resolve(Role.IncidentCommander, "schedule:command"), Resolve("role:incident_commander"));
        Assert.Equal(Small.People.Keys, Resolve("everyone"));
    }

    [Theory]
    [InlineData("whole-team:core", "cleo")]
    [InlineData("team:core", "cleo")]
    [InlineData("everyone", "ben,cleo")]
    [InlineData("person:ana person:ben", "ben")]
    [InlineData("person:ana person:gone", "ana")]
    [InlineData("person:ana", "ana")]
    [InlineData("schedule:duty whole-team:core", "ana,cleo")]
    public void Who_is_away_is_passed_over_while_somebody_else_is_left_and_is_not_on_call(string targets, string reached)
    {
        Organisation away = Small with { Absences = [new("v", new("ana"), Monday, Monday.AddDays(1), "Vacation")] };

        Assert.Equal(reached, Reached(away, targets, Monday));
        Assert.Contains("ana", Reached(away, targets, Monday.AddDays(1)), StringComparison.Ordinal);
    }

    private static string Reached(Organisation organisation, string targets, DateTimeOffset at) =>
        string.Join(
            ',',
            EscalationResolution.Resolve(organisation, Step(targets.Split(' ')), at).Select(person => person.Id.Value).Order()
        );

    private static IEnumerable<string> Resolve(params string[] targets) => Resolve(role: null, targets);

    private static IEnumerable<string> Resolve(Role? role, params string[] targets) =>
        EscalationResolution.Resolve(Small, Step(targets), Monday, role).Select(person => person.Id.Value);

    private static IEnumerable<string> Names(Organisation organisation, string target) =>
        EscalationResolution.Resolve(organisation, Step(target), Monday).Select(person => person.Id.Value);

    private static Organisation WithTeamSchedule(string schedule) =>
        Small with
        {
            Teams = Small.Teams.SetItem("core", Small.Teams["core"] with { Schedule = new(schedule) }),
        };

    private static EscalationStep Step(params string[] targets) =>
        new([.. targets.Select(EscalationTarget.Parse)], TimeSpan.FromMinutes(5));

    private static Person Person(string id) => new(new(id), id, id + "@example.org", Phone: null, "Europe/Prague", []);

    private static Schedule Schedule(string id, params Rotation[] rotations) => new(new(id), id, "Etc/UTC", [.. rotations], []);

    private static Rotation Rotation(string name, Role? role, string person) =>
        new(name, role, new LocalDateTime(2026, 1, 5, 9, 0), 7, [new(person)]);
}
