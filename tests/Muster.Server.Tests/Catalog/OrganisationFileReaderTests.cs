// What an organisation file may say, and what a wrong one is told.
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Core.People;
using Muster.Server.Catalog.Document;

namespace Muster.Server.Tests.Catalog;

public sealed class OrganisationFileReaderTests
{
    [Fact]
    public void A_rotation_of_every_kind_is_read_and_each_of_its_mistakes_named_at_its_line()
    {
        const string Text = """
            schedules:
              core:
                zone: Europe/Prague
                rotations:
                  - name: office
                    start: 2026-01-05T09:00
                    shiftHours: 12
                    order: hours
                    restrictions:
                      - { days: [mon, Friday], from: 09:00, to: 17:00 }
                      - { days: [sat], from: "18:00", to: mon 08:00 }
                    members: [ana]
                  - name: wrong
                    start: 2026-01-05T09:00
                    order: luck
                    restrictions:
                      - { days: [noday], from: 9 o'clock }
                    members: [ana]
            """;

        OrganisationReading read = OrganisationFileReader.Read(Text);
        Rotation office = read.Organisation.Schedules["core"].Rotations[0];

        Assert.Equal((12, 0, TurnOrder.Hours), (office.ShiftHours, office.ShiftDays, office.Order));
        Assert.Equal([Weekday.Monday, Weekday.Friday], office.Restrictions!.Value[0].Days);
        Assert.Equal(
            (Weekday.Monday, new NodaTime.LocalTime(8, 0)),
            (office.Restrictions!.Value[1].ToDay, office.Restrictions!.Value[1].To)
        );
        Assert.Equal(
            ["order 15", "days[0] 17", "from 17", "to 17"],
            read.Mistakes.Select(one => $"{one.Field[(one.Field.LastIndexOf('.') + 1)..]} {one.Line}").OrderBy(Place)
        );

        static int Place(string line) => Array.IndexOf(["order 15", "days[0] 17", "from 17", "to 17"], line);
    }

    [Theory]
    [InlineData("", TurnOrder.Hours)]
    [InlineData("order: hours", TurnOrder.Hours)]
    [InlineData("order: turns", TurnOrder.Turns)]
    public void A_rotation_with_restrictions_goes_by_hours_unless_it_says_otherwise_and_is_written_as_it_was(
        string order,
        TurnOrder expected
    )
    {
        string text = $$"""
            people: { ana: { name: Ana, email: ana@example.com } }
            schedules:
              core:
                zone: Europe/Prague
                rotations:
                  - name: office
                    start: 2026-01-05T09:00
                    {{order}}
                    restrictions: [{ days: [mon], from: "09:00", to: "17:00" }]
                    members: [ana]
                  - { name: always, start: 2026-01-05T09:00, members: [ana] }
            """;
        Organisation read = Good(text);

        Assert.Equal([expected, TurnOrder.Turns], read.Schedules["core"].Rotations.Select(rotation => rotation.Order));
        Assert.Equal(
            [expected, TurnOrder.Turns],
            Good(OrganisationFileWriter.Write(read)).Schedules["core"].Rotations.Select(rotation => rotation.Order)
        );
    }

    [Fact]
    public void A_person_needs_a_name_and_an_address_and_is_reached_by_mail_unless_the_file_says_otherwise()
    {
        Organisation read = Good("people: { ana: { name: Ana, email: ana@example.com } }");

        Person ana = read.People["ana"];
        Assert.Equal(("Ana", "ana@example.com", "Etc/UTC"), (ana.Name, ana.Email, ana.Zone));
        Assert.Equal([new ContactMethod("email", "ana@example.com")], ana.Contacts);
    }

    [Fact]
    public void Contacts_are_mail_and_webhooks_in_the_order_of_the_file()
    {
        Organisation read = Good(
            "people: { ana: { name: Ana, email: a@example.com, contacts: [{ webhook: https://hook.example.com/a }, { email: b@example.com }] } }"
        );

        Assert.Equal([new("webhook", "https://hook.example.com/a"), new("email", "b@example.com")], read.People["ana"].Contacts);
    }

    [Fact]
    public void A_schedule_has_rotations_with_local_starts_and_overrides_at_instants()
    {
        Schedule schedule = Good(
            """
            schedules:
              core:
                zone: Europe/Lisbon
                rotations:
                  - { name: primary, start: 2026-01-05T09:00, shiftDays: 3, members: [ana, ben] }
                  - { name: ic, role: incident_commander, start: 2026-01-05 08:30, members: [ana] }
                overrides:
                  - { start: 2026-02-01T10:00+01:00, end: 2026-02-02T09:00Z, person: ben, rotation: primary }
            """
        ).Schedules["core"];

        Assert.Equal(("core", "Europe/Lisbon"), (schedule.Name, schedule.Zone));
        Assert.Equal(new NodaTime.LocalDateTime(2026, 1, 5, 9, 0), schedule.Rotations[0].Start);
        Assert.Equal((3, 7), (schedule.Rotations[0].ShiftDays, schedule.Rotations[1].ShiftDays));
        Assert.Equal((null, Role.IncidentCommander), (schedule.Rotations[0].Role, schedule.Rotations[1].Role));
        ScheduleOverride only = Assert.Single(schedule.Overrides);
        Assert.Equal(new DateTimeOffset(2026, 2, 1, 9, 0, 0, TimeSpan.Zero), only.Start);
        Assert.Equal(TimeSpan.Zero, only.Start.Offset);
    }

    [Fact]
    public void A_step_points_at_people_schedules_and_teams_and_waits_five_minutes_unless_told()
    {
        EscalationPolicy policy = Good(
            """
            escalationPolicies:
              core:
                steps:
                  - targets: ["person:ana", schedule:core]
                  - { targets: [team:core], wait: 1h30m }
                repeat: 2
            """
        ).EscalationPolicies["core"];

        Assert.Equal(["person:ana", "schedule:core"], policy.Steps[0].Targets.Select(target => target.ToString()));
        Assert.Equal([TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(90)], policy.Steps.Select(step => step.Wait));
        Assert.Equal(2, policy.Repeat);
    }

    [Theory]
    [InlineData("service=\"api\"", "service", "api", false, true)]
    [InlineData("service = api", "service", "api", false, true)]
    [InlineData("region!=\"eu \\\"west\\\"\"", "region", "eu \"west\"", false, false)]
    [InlineData("alertname=~\"Playback(Down|Slow)\"", "alertname", "Playback(Down|Slow)", true, true)]
    [InlineData("env!~\"dev.*\"", "env", "dev.*", true, false)]
    public void A_matcher_is_written_as_alertmanager_writes_it(string text, string name, string value, bool isRegex, bool isEqual)
    {
        Organisation read = Good($"routes: [{{ id: one, service: api, matchers: ['{text}'] }}]");

        Assert.Equal(new Matcher(name, value, isRegex, isEqual), Assert.Single(read.Routes[0].Matchers));
    }

    [Fact]
    public void A_response_policy_is_as_usual_where_the_file_says_nothing_and_without_a_promise_where_it_says_null()
    {
        ResponsePolicy policy = Good("responsePolicies: { sev-1: { declares: false, statementEvery: null } }").ResponsePolicies[
            Severity.Sev1
        ];

        ResponsePolicy usual = ResponsePolicyDefaults.Of(Severity.Sev1);
        Assert.Equal((true, false), (policy.Pages, policy.Declares));
        Assert.Null(policy.StatementEvery);
        Assert.Equal(usual.FirstStatementWithin, policy.FirstStatementWithin);
        Assert.Equal(usual.RequiredRoles, policy.RequiredRoles);
    }

    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_file_with_their_lines()
    {
        OrganisationReading read = OrganisationFileReader.Read(
            """
            nam: StreamFlow
            people:
              Ana:
                name: Ana
                mail: ana@example.com
              ben:
                name: [Ben]
                email: ben@example.com
            services:
              api:
                tier: high
                alwaysOn: maybe
                team: core
                escalationPolicy: core
            schedules:
              core:
                zone: Etc/UTC
                rotations:
                  - { name: a, start: monday, role: chief, members: ana }
                overrides:
                  - { start: 2026-01-05T09:00, end: 2026-01-05T10:00Z, person: ana }
            escalationPolicies:
              core:
                steps:
                  - { targets: [ana], wait: five }
            routes:
              - { id: r, service: api, matchers: ["a=~\"(\"", "nonsense"], severity: bad }
            responsePolicies:
              SEV-9: { pages: true }
            """
        );

        (int Line, string Field)[] expected =
        [
            (1, "nam"),
            (3, "people.Ana"),
            (3, "people.Ana.email"),
            (5, "people.Ana.mail"),
            (7, "people.ben.name"),
            (11, "services.api.tier"),
            (12, "services.api.alwaysOn"),
            (19, "schedules.core.rotations[0].start"),
            (19, "schedules.core.rotations[0].role"),
            (19, "schedules.core.rotations[0].members"),
            (21, "schedules.core.overrides[0].start"),
            (25, "escalationPolicies.core.steps[0].targets[0]"),
            (25, "escalationPolicies.core.steps[0].wait"),
            (27, "routes[0].matchers[0]"),
            (27, "routes[0].matchers[1]"),
            (27, "routes[0].severity"),
            (29, "responsePolicies.SEV-9"),
        ];
        Assert.Equal(expected, read.Mistakes.Select(mistake => (mistake.Line, mistake.Field)));
        Assert.Equal("line 1: nam: 'nam' is no field of an organisation; did you mean 'name'?", read.Mistakes[0].ToString());
        Assert.Contains("did you mean 'email'?", read.Mistakes[3].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_rules_refuse_is_told_at_its_line_too_and_a_field_is_told_once()
    {
        OrganisationReading read = OrganisationFileReader.Read(
            """
            services:
              api:
                team: nobody
                tier: high
                escalationPolicy: core
            schedules:
              core:
                rotations:
                  - { name: a, start: 2026-01-05T09:00, shiftDays: 0, members: [ana] }
            routes:
              - id: one
                service: api
                matchers:
                  - a=b
            """
        );

        read.Add([
            new FieldError("services.api.team", "There is no team 'nobody'."),
            new FieldError("services.api.tier", "A tier is 0 to 3."),
            new FieldError("schedules.core.rotations[0].shift_days", "A shift lasts 1 to 365 days, not 0."),
            new FieldError("routes.one.matchers[0]", "It cannot be read."),
        ]);

        Assert.Equal(
            ["line 3: services.api.team: There is no team 'nobody'.", "line 4: services.api.tier: 'high' is no whole number."],
            read.Mistakes.Take(2).Select(mistake => mistake.ToString())
        );
        Assert.Equal([3, 4, 7, 9, 14], read.Mistakes.Select(mistake => mistake.Line));
    }

    [Fact]
    public void What_the_rules_say_of_a_list_stands_at_the_item_in_the_file_though_one_before_it_cannot_be_read()
    {
        OrganisationReading read = OrganisationFileReader.Read(
            """
            escalationPolicies:
              core:
                steps:
                  - targets:
                      - role:king
                      - person:ana
                      - team:zed
            routes:
              - id: one
                service: api
                matchers:
                  - nonsense
                  - a=~"("
                  - b="c"
            """
        );

        read.Add([
            new FieldError("escalationPolicies.core.steps[0].targets[0]", "There is nobody 'ana'."),
            new FieldError("escalationPolicies.core.steps[0].targets[1]", "There is no team 'zed'."),
            new FieldError("routes.one.matchers[0].value", "Too long."),
        ]);

        Assert.Equal(
            [
                (5, "escalationPolicies.core.steps[0].targets[0]"),
                (6, "escalationPolicies.core.steps[0].targets[1]"),
                (7, "escalationPolicies.core.steps[0].targets[2]"),
                (12, "routes[0].matchers[0]"),
                (13, "routes[0].matchers[1]"),
                (14, "routes.one.matchers[2].value"),
            ],
            read.Mistakes.Select(mistake => (mistake.Line, mistake.Field))
        );
    }

    [Fact]
    public void What_follows_from_a_value_that_cannot_be_read_is_not_told_beside_it()
    {
        OrganisationReading read = OrganisationFileReader.Read(
            """
            people: { ana: { name: Ana, email: ana@example.org, contacts: [{ fax: 1 }] } }
            teams: { core: { members: [ana], rooms: [{ irc: general }] } }
            schedules:
              core:
                zone: Etc/UTC
                rotations: [{ name: a, start: 2026-01-05T09:00, members: [ana] }]
                overrides: [{ start: tomorrow, end: 2026-11-30T10:00Z, person: ana }, { start: 2026-11-30T10:00Z, end: later, person: ana }]
            escalationPolicies: { core: { steps: [{ targets: [role:king], wait: 5m }] } }
            """
        );

        read.Add(OrganisationRules.Check(read.Organisation));

        Assert.Equal(
            [
                "escalationPolicies.core.steps[0].targets[0]",
                "people.ana.contacts[0]",
                "people.ana.contacts[0].fax",
                "schedules.core.overrides[0].start",
                "schedules.core.overrides[1].end",
                "teams.core.rooms[0]",
                "teams.core.rooms[0].irc",
            ],
            read.Mistakes.Select(mistake => mistake.Field).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("name: [unclosed", "cannot be read as YAML")]
    [InlineData("name: a\nname: b", "cannot be read as YAML")]
    [InlineData("name: a: b", "cannot be read as YAML")]
    [InlineData("- a\n- b", "Write the fields of an organisation here")]
    [InlineData("just a text", "Write the fields of an organisation here")]
    [InlineData("people: [ana]", "Write each a person under its id here")]
    [InlineData("name: a\n---\nname: b", "2 documents")]
    public void A_file_of_another_shape_is_told_what_shape_it_should_have(string text, string expected)
    {
        Assert.Contains(
            OrganisationFileReader.Read(text).Mistakes,
            mistake => mistake.Message.Contains(expected, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void An_empty_file_is_an_empty_organisation() => Assert.Empty(Good("# nothing yet\n").People);

    [Fact]
    public void A_hostile_file_is_refused_before_it_costs_anything()
    {
        string deep = "name: " + new string('[', 100_000);
        string long_ = "name: " + new string('x', 2_000_000);
        string bomb = string.Join('\n', Enumerable.Range(0, 30).Select(n => $"a{n}: &a{n} [{(n == 0 ? "x" : $"*a{n - 1}, *a{n - 1}")}]"));

        Assert.All(new[] { deep, long_, bomb }, text => Assert.NotEmpty(OrganisationFileReader.Read(text).Mistakes));
    }

    [Fact]
    public void Json_is_read_as_well() => Assert.Equal("StreamFlow", Good("""{ "name": "StreamFlow", "people": {} }""").Name);

    private static Organisation Good(string text)
    {
        OrganisationReading read = OrganisationFileReader.Read(text);
        Assert.Equal([], read.Mistakes.Select(mistake => mistake.ToString()));
        return read.Organisation;
    }
}
