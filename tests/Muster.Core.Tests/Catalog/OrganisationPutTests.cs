// What putting an organisation changes, keeps and takes out of use.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using static Muster.Core.Tests.Catalog.OrganisationStory;

namespace Muster.Core.Tests.Catalog;

public sealed class OrganisationPutTests
{
    [Fact]
    public void The_first_put_defines_everything()
    {
        var organisation = Standing();
        Assert.Equal(
            [
                "Named",
                "PersonDefined",
                "PersonDefined",
                "PersonDefined",
                "TeamDefined",
                "ScheduleDefined",
                "EscalationPolicyDefined",
                "ServiceDefined",
                "RoutesDefined",
            ],
            organisation.History.Select(happened => happened.GetType().Name)
        );
        Assert.Equal("StreamFlow", organisation.State.Name);
        Assert.Equal("Public API", organisation.State.Service(new("api"))!.Name);
        Assert.Equal("ben", organisation.State.PersonByEmail("BEN@example.org")!.Id.Value);
    }

    [Fact]
    public void Putting_the_same_again_changes_nothing() =>
        Assert.Equal("organisation.unchanged", Standing().ThenNothing(Put(StreamFlow())));

    [Fact]
    public void Only_what_differs_is_defined_anew()
    {
        var organisation = Standing();
        Organisation desired = StreamFlow();
        OrganisationEvent.TeamDefined defined = organisation.Then<OrganisationEvent.TeamDefined>(
            Put(desired with { Teams = desired.Teams.SetItem("core", new(new("core"), "Core", [new("ana"), new("ben"), new("cleo")])) })
        );
        Assert.Equal(3, defined.Team.Members.Length);
        Assert.Equal(3, organisation.State.Team(new("core"))!.Members.Length);
    }

    [Fact]
    public void What_is_not_in_the_file_is_kept()
    {
        var organisation = Standing();
        Organisation onlyPeople = Organisation.Blank with { People = Map(Person("ana") with { Name = "Ana Nová" }) };
        organisation.Then<OrganisationEvent.PersonDefined>(Put(onlyPeople));
        Assert.Equal(("StreamFlow", 3, 1, 2), Sizes(organisation.State));
        Assert.Equal("Ana Nová", organisation.State.Person(new("ana"))!.Name);
    }

    [Fact]
    public void With_prune_what_is_not_in_the_file_is_retired_with_the_reason()
    {
        var organisation = Standing();
        Organisation withoutCleo = StreamFlow() with { People = Map(Person("ana"), Person("ben")), Routes = [Route("api", "api")] };
        ImmutableArray<OrganisationEvent> events = organisation.When(Put(withoutCleo, prune: true, "Cleo left."));
        Assert.Equal(["api"], Assert.IsType<OrganisationEvent.RoutesDefined>(events[0]).Routes.Select(route => route.Id.Value));
        Assert.Equal("Cleo left.", ((OrganisationEvent.RoutesDefined)events[0]).Reason);
        OrganisationEvent.Retired retired = Assert.IsType<OrganisationEvent.Retired>(Assert.Single(events.Skip(1)));
        Assert.Equal((DefinitionKind.Person, "cleo", "Cleo left."), (retired.Kind, retired.Id, retired.Reason));
        Assert.Null(organisation.State.Person(new("cleo")));
        Assert.Equal("cleo", Assert.Single(organisation.State.Retirements).Id);
    }

    [Fact]
    public void Pruning_without_a_reason_is_refused()
    {
        var organisation = Standing();
        Rejection why = organisation.ThenRejected(Put(StreamFlow() with { People = Map(Person("ana"), Person("ben")) }, prune: true));
        Assert.Equal("reason", Assert.Single(why.Errors).Field);
    }

    [Fact]
    public void Pruning_what_others_still_name_is_refused()
    {
        var organisation = Standing();
        Rejection why = organisation.ThenRejected(
            Put(StreamFlow() with { People = Map(Person("ana"), Person("cleo")) }, prune: true, "Ben left.")
        );
        Assert.Equal(["teams.core.members[1]", "schedules.duty.rotations[0].members[1]"], why.Errors.Select(error => error.Field));
        Assert.Contains("was retired", why.Errors[0].Message, StringComparison.Ordinal);
        Assert.NotNull(organisation.State.Person(new("ben")));
    }

    [Fact]
    public void Routes_of_the_file_come_first_and_the_others_follow_in_their_order()
    {
        var organisation = Standing();
        OrganisationEvent.RoutesDefined routes = organisation.Then<OrganisationEvent.RoutesDefined>(
            Put(Organisation.Blank with { Routes = [Route("first", "api"), Route("api-late", "api")] })
        );
        Assert.Null(routes.Reason);
        Assert.Equal(["first", "api-late", "api"], routes.Routes.Select(route => route.Id.Value));
    }

    [Fact]
    public void A_response_policy_that_the_file_does_not_name_stays_as_it_is()
    {
        var organisation = Standing();
        ResponsePolicy strict = ResponsePolicyDefaults.Of(Severity.Sev3) with { Pages = true };
        Organisation desired = Organisation.Blank with
        {
            ResponsePolicies = Organisation.Blank.ResponsePolicies.Add(Severity.Sev3, strict),
        };
        organisation.Then<OrganisationEvent.ResponsePolicyDefined>(Put(desired));
        Assert.True(organisation.State.ResponsePolicy(Severity.Sev3).Pages);
        Assert.Equal("organisation.unchanged", organisation.ThenNothing(Put(desired)));
        Assert.Equal("organisation.unchanged", organisation.ThenNothing(Put(StreamFlow())));
        Assert.True(organisation.State.ResponsePolicy(Severity.Sev1).Declares);
    }

    [Fact]
    public void Texts_are_cleaned_and_times_are_kept_in_utc()
    {
        var organisation = Standing();
        DateTimeOffset local = new(2026, 3, 5, 1, 0, 0, TimeSpan.FromHours(1));
        Organisation desired = Organisation.Blank with
        {
            People = Map(Person("ana") with { Name = " Ana\r\n\0Nová ", Contacts = default, Phone = "  " }),
            Schedules = Organisation.Blank.Schedules.Add(
                "duty",
                Duty() with
                {
                    Overrides = [new(local, local.AddHours(1), new("cleo"), Rotation: null)],
                }
            ),
        };
        organisation.When(Put(desired));
        Assert.Equal(("Ana Nová", null), (organisation.State.Person(new("ana"))!.Name, organisation.State.Person(new("ana"))!.Phone));
        ScheduleOverride kept = Assert.Single(organisation.State.Schedule(new("duty"))!.Overrides);
        Assert.Equal((TimeSpan.Zero, new DateTimeOffset(2026, 3, 5, 0, 0, 0, TimeSpan.Zero)), (kept.Start.Offset, kept.Start));
        Assert.Equal("organisation.unchanged", organisation.ThenNothing(Put(desired)));
    }

    [Fact]
    public void The_plan_says_what_is_added_changed_retired_and_kept()
    {
        Organisation present = Standing().State;
        Organisation desired = Organisation.Blank with
        {
            People = Map(Person("ana") with { Name = "Ana" }, Person("dana")),
            Routes = [Route("api-late", "api"), Route("api", "api"), Route("new", "api")],
        };
        OrganisationPlan plan = OrganisationPlan.Of(present, Put(desired));
        Assert.Equal(["person dana", "route new"], Lines(plan.Added));
        Assert.Equal(["person ana", "route order"], Lines(plan.Changed));
        Assert.Empty(plan.Retired);
        Assert.Equal(
            ["person ben", "person cleo", "team core", "schedule duty", "escalation_policy core", "service api"],
            Lines(plan.Kept)
        );
        Assert.Equal(["ana", "ben", "cleo", "dana"], plan.Result.People.Keys);

        OrganisationPlan pruning = OrganisationPlan.Of(present, Put(desired, prune: true));
        Assert.Empty(pruning.Kept);
        Assert.Equal(
            ["person ben", "person cleo", "team core", "schedule duty", "escalation_policy core", "service api"],
            Lines(pruning.Retired)
        );
        Assert.True(OrganisationPlan.Of(present, Put(StreamFlow())).IsEmpty);
    }

    private static IEnumerable<string> Lines(ImmutableArray<PlannedChange> changes) =>
        changes.Select(change => $"{change.Kind} {change.Id}");

    private static (string Name, int People, int Services, int Routes) Sizes(Organisation organisation) =>
        (organisation.Name, organisation.People.Count, organisation.Services.Count, organisation.Routes.Length);
}
