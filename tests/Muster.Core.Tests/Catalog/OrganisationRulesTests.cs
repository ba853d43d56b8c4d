// Which mistakes of an organisation are found, and where.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using static Muster.Core.Tests.Catalog.OrganisationStory;

namespace Muster.Core.Tests.Catalog;

public sealed class OrganisationRulesTests
{
    [Fact]
    public void A_good_organisation_has_no_mistakes() => Assert.Empty(OrganisationRules.Check(StreamFlow()));

    [Fact]
    public void Every_mistake_is_answered_at_once_and_nothing_is_changed()
    {
        var organisation = Standing();
        Organisation wrong = StreamFlow() with
        {
            People = Map(Person("ana") with { Email = "ana" }, Person("ben") with { Zone = "Europe/Prag" }, Person("cleo")),
            Services = Organisation.Blank.Services.Add("api", Api() with { Team = new("ghosts"), Tier = 4 }),
        };
        Rejection why = organisation.ThenRejected(Put(wrong));
        Assert.Equal(("organisation.invalid", RejectionKind.Invalid), (why.Code, why.Kind));
        Assert.Equal(
            ["people.ana.email", "people.ben.zone", "services.api.team", "services.api.tier"],
            why.Errors.Select(error => error.Field)
        );
        Assert.Equal("There is no team 'ghosts'.", why.Errors[2].Message);
    }

    [Fact]
    public void Every_dangling_reference_is_found()
    {
        Organisation wrong = StreamFlow() with
        {
            Teams = Organisation.Blank.Teams.Add("core", new(new("core"), "Core", [new("x"), new("ana"), new("ana")])),
            Services = Organisation.Blank.Services.Add(
                "api",
                Api() with
                {
                    Team = new("x"),
                    EscalationPolicy = new("x"),
                    CommandRotation = new ScheduleId("x"),
                }
            ),
            Schedules = Organisation.Blank.Schedules.Add(
                "duty",
                Duty() with
                {
                    Rotations = [Duty().Rotations[0] with { Members = [new("ana"), new("x")] }],
                    Overrides = [new(Now, Now.AddHours(1), new("x"), Rotation: null)],
                }
            ),
            EscalationPolicies = Organisation.Blank.EscalationPolicies.Add("core", Policy("person:x", "schedule:x", "team:x")),
            Routes = [Route("api", "x")],
        };
        Assert.Equal(
            [
                "teams.core.members[0]",
                "teams.core.members[2]",
                "services.api.team",
                "services.api.escalationPolicy",
                "services.api.commandRotation",
                "schedules.duty.rotations[0].members[1]",
                "schedules.duty.overrides[0].person",
                "escalationPolicies.core.steps[0].targets[0]",
                "escalationPolicies.core.steps[1].targets[0]",
                "escalationPolicies.core.steps[2].targets[0]",
                "routes.api.service",
            ],
            Fields(wrong)
        );
    }

    [Fact]
    public void Definitions_that_cannot_be_executed_are_found()
    {
        Organisation wrong = StreamFlow() with
        {
            Schedules = Organisation.Blank.Schedules.Add("duty", Duty() with { Zone = "Nowhere", Rotations = [] }),
            EscalationPolicies = Organisation.Blank.EscalationPolicies.Add(
                "core",
                new(
                    new("core"),
                    "Core",
                    [new EscalationStep([new(EscalationTargetKind.Person, "ana")], TimeSpan.FromSeconds(14))],
                    Repeat: 11
                )
            ),
            Routes =
            [
                Route("api", "api") with
                {
                    Matchers = [new("job", "(", IsRegex: true, IsEqual: true), new("", "x", IsRegex: false, IsEqual: true)],
                    GroupBy = ["a", "a"],
                },
            ],
        };
        Assert.Equal(
            [
                "schedules.duty.zone",
                "schedules.duty.rotations",
                "escalationPolicies.core.steps[0].wait",
                "escalationPolicies.core.repeat",
                "routes.api.matchers[0]",
                "routes.api.matchers[1]",
                "routes.api.groupBy",
            ],
            Fields(wrong)
        );
    }

    [Fact]
    public void A_policy_without_steps_is_found() =>
        Assert.Equal(
            ["escalationPolicies.core.steps"],
            Fields(StreamFlow() with { EscalationPolicies = Organisation.Blank.EscalationPolicies.Add("core", Policy()) })
        );

    [Fact]
    public void Two_people_do_not_share_an_address_whatever_its_case()
    {
        Organisation wrong = StreamFlow() with
        {
            People = Map(Person("ana"), Person("ben") with { Email = "ANA@example.org" }, Person("cleo")),
        };
        FieldError mistake = Assert.Single(OrganisationRules.Check(wrong));
        Assert.Equal(("people.ben.email", "'ANA@example.org' already belongs to ana."), (mistake.Field, mistake.Message));
    }

    [Fact]
    public void What_stands_for_one_person_stands_with_no_other()
    {
        ContactMethod[] own = [new("sms", "+15005550010"), new("slack", "U012AB3CD"), new("mattermost", "@ana")];
        ContactMethod[] shared =
        [
            new("email", "duty@example.org"),
            new("slack", "C012AB3CD"),
            new("ntfy", "https://ntfy.sh/duty"),
            new("webhook", "https://hooks.example.org/duty"),
        ];
        ContactMethod[] taken = [new("voice", "+15005550010"), own[1], own[2], new("email", "ANA@example.org")];
        Organisation wrong = StreamFlow() with
        {
            People = Map(
                Person("ana") with
                {
                    Contacts = [.. shared, .. own, new("voice", "+15005550010")],
                },
                Person("ben") with
                {
                    Contacts = [.. shared, .. taken],
                },
                Person("cleo")
            ),
        };

        Assert.Equal(Enumerable.Range(shared.Length, taken.Length).Select(place => $"people.ben.contacts[{place}].address"), Fields(wrong));
        Assert.All(OrganisationRules.Check(wrong), one => Assert.Contains("already belongs to ana", one.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "team:empty", "whole-team:empty")]
    [InlineData(true, "team:empty", "person:ana")]
    [InlineData(true, "team:empty", "schedule:duty")]
    [InlineData(true, "team:core")]
    public void A_policy_of_which_no_step_reaches_anybody_is_found(bool isGood, params string[] targets)
    {
        Organisation asked = StreamFlow() with
        {
            Teams = StreamFlow().Teams.Add("empty", new(new("empty"), "Empty", [])),
            EscalationPolicies = Organisation.Blank.EscalationPolicies.Add("core", Policy(targets)),
        };

        Assert.Equal(isGood ? [] : ["escalationPolicies.core.steps"], Fields(asked));
    }

    [Fact]
    public void A_response_policy_promises_what_a_human_can_keep()
    {
        ResponsePolicy wrong = ResponsePolicyDefaults.Of(Severity.Sev1) with
        {
            Severity = Severity.Sev2,
            StatementEvery = TimeSpan.FromSeconds(59),
            FirstStatementWithin = TimeSpan.FromDays(8),
            ReviewDueWorkingDays = 0,
            ResolveWithin = TimeSpan.Zero,
            RequiredRoles = [Role.Scribe, Role.Scribe],
        };
        Organisation organisation = StreamFlow() with { ResponsePolicies = Organisation.Blank.ResponsePolicies.Add(Severity.Sev1, wrong) };
        Assert.Equal(
            ["severity", "statementEvery", "firstStatementWithin", "reviewDueWorkingDays", "resolveWithin", "requiredRoles"],
            Fields(organisation).Select(field => field.Replace("responsePolicies.SEV-1.", "", StringComparison.Ordinal))
        );
        Assert.Empty(Fields(Organisation.Empty));
    }

    [Fact]
    public void An_id_is_a_slug_and_stands_under_itself()
    {
        Organisation wrong = Organisation.Blank with
        {
            People = Organisation.Blank.People.Add("Ana Nová", Person("ana")).Add("ben", Person("cleo")),
            Routes = [Route("a", "api"), Route("a", "api"), Route("A b", "api")],
        };
        Rejection why = Standing().ThenRejected(Put(wrong));
        Assert.Equal(["people.Ana Nová", "people.ben.id", "routes[1].id", "routes[2].id"], why.Errors.Select(error => error.Field));
    }

    [Theory]
    [InlineData("ana@example.org", true)]
    [InlineData("ana.nova+pager@mail", true)]
    [InlineData("žaneta@příklad.cz", true)]
    [InlineData("", false)]
    [InlineData("ana", false)]
    [InlineData("@example.org", false)]
    [InlineData("ana@", false)]
    [InlineData("ana@-x-", false)]
    [InlineData("ana@example.org\nBcc: all@example.org", false)]
    [InlineData("ana@example.org,ben@example.org", false)]
    [InlineData("Ana <ana@example.org>", false)]
    [InlineData("a b@example.org", false)]
    public void An_email_address_names_one_mailbox(string text, bool valid) => Assert.Equal(valid, EmailAddress.IsValid(text));

    [Theory]
    [InlineData("email", "ana@example.org", null)]
    [InlineData("webhook", "https://example.org/hook?x=1", null)]
    [InlineData("webhook", "http://10.0.0.7:8080/", null)]
    [InlineData("email", "https://example.org", "contacts[0].address")]
    [InlineData("webhook", "ftp://example.org", "contacts[0].address")]
    [InlineData("webhook", "https://ana:secret@example.org", "contacts[0].address")]
    [InlineData("webhook", "/relative", "contacts[0].address")]
    [InlineData("pigeon", "loft 7", "contacts[0].channel")]
    public void A_contact_method_has_a_channel_and_an_address_on_it(string channel, string address, string? field) =>
        Assert.Equal(field, PersonRules.Check(Person("ana") with { Contacts = [new(channel, address)] }).SingleOrDefault()?.Field);

    [Theory]
    [InlineData("+420 777 123 456", true)]
    [InlineData("(02) 1234", false)]
    [InlineData("112", true)]
    [InlineData("call me", false)]
    public void A_telephone_number_has_digits(string phone, bool valid) =>
        Assert.Equal(valid, !PersonRules.Check(Person("ana") with { Phone = phone }).Any());

    private static IEnumerable<string> Fields(Organisation organisation) =>
        OrganisationRules.Check(organisation).Select(error => error.Field);
}
