// What goes out of use, what keeps it in use, and how it comes back.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using static Muster.Core.Tests.Catalog.OrganisationStory;

namespace Muster.Core.Tests.Catalog;

public sealed class OrganisationRetirementTests
{
    [Fact]
    public void What_nobody_names_is_retired_and_remembered()
    {
        var organisation = Standing();
        organisation.Then<OrganisationEvent.Retired>(Retire(DefinitionKind.Person, "cleo", "She left."));
        Assert.Null(organisation.State.Person(new("cleo")));
        Assert.Equal([new Retirement(DefinitionKind.Person, "cleo", "She left.", Admin, Now)], organisation.State.Retirements);
        Assert.Equal("organisation.already_retired", organisation.ThenNothing(Retire(DefinitionKind.Person, "cleo")));
    }

    [Theory]
    [InlineData(DefinitionKind.Person, "ana", "team core, schedule duty")]
    [InlineData(DefinitionKind.Team, "core", "service api, escalation policy core")]
    [InlineData(DefinitionKind.Service, "api", "route api, route api-late")]
    [InlineData(DefinitionKind.Schedule, "duty", "service api, escalation policy core")]
    [InlineData(DefinitionKind.EscalationPolicy, "core", "service api")]
    public void What_others_name_stays_in_use_and_the_refusal_says_who(DefinitionKind kind, string id, string referrers)
    {
        Rejection why = Standing().ThenRejected(Retire(kind, id));
        Assert.Equal(("organisation.referenced", RejectionKind.Conflict), (why.Code, why.Kind));
        Assert.Contains(referrers + ".", why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_can_be_retired_from_the_outside_in_and_restored_from_the_inside_out()
    {
        var organisation = Standing();
        string before = Text(organisation.State);
        organisation.When(Put(Organisation.Blank with { Routes = [Route("api", "api")] }));
        organisation.When(Put(StreamFlow() with { Routes = [] }, prune: true, "No routes."));
        (DefinitionKind Kind, string Id)[] outwards =
        [
            (DefinitionKind.Service, "api"),
            (DefinitionKind.EscalationPolicy, "core"),
            (DefinitionKind.Schedule, "duty"),
            (DefinitionKind.Team, "core"),
            (DefinitionKind.Person, "ana"),
        ];
        foreach ((DefinitionKind kind, string id) in outwards)
        {
            organisation.Then<OrganisationEvent.Retired>(Retire(kind, id));
            Assert.False(organisation.State.Contains(kind, id));
        }

        Assert.Equal(outwards.Select(one => one.Id), organisation.State.Retirements.Select(retired => retired.Id));
        foreach ((DefinitionKind kind, string id) in outwards.Reverse())
        {
            organisation.Then<OrganisationEvent.Restored>(Restore(kind, id));
        }

        organisation.When(Put(StreamFlow()));
        Assert.Equal(before, Text(organisation.State));
    }

    [Fact]
    public void What_would_come_back_with_a_dangling_reference_stays_retired()
    {
        var organisation = Standing();
        organisation.When(Put(StreamFlow() with { Routes = [] }, prune: true, "No routes."));
        organisation.When(Retire(DefinitionKind.Service, "api"));
        organisation.When(Retire(DefinitionKind.EscalationPolicy, "core"));
        Rejection why = organisation.ThenRejected(Restore(DefinitionKind.Service, "api"));
        Assert.Equal("services.api.escalationPolicy", Assert.Single(why.Errors).Field);
    }

    [Fact]
    public void Defining_what_was_retired_puts_it_in_use_again()
    {
        var organisation = Standing();
        organisation.When(Retire(DefinitionKind.Person, "cleo"));
        organisation.Then<OrganisationEvent.PersonDefined>(Put(StreamFlow()));
        Assert.NotNull(organisation.State.Person(new("cleo")));
        Assert.Empty(organisation.State.Retirements);
        Assert.Equal("organisation.in_use", organisation.ThenNothing(Restore(DefinitionKind.Person, "cleo")));
    }

    [Fact]
    public void A_retirement_says_why()
    {
        Rejection why = Standing().ThenRejected(Retire(DefinitionKind.Person, "cleo", " "));
        Assert.Equal("reason", Assert.Single(why.Errors).Field);
    }

    [Fact]
    public void What_does_not_exist_is_not_found()
    {
        Assert.Equal(RejectionKind.NotFound, Standing().ThenRejected(Retire(DefinitionKind.Team, "x")).Kind);
        Assert.Equal(RejectionKind.NotFound, Standing().ThenRejected(Restore(DefinitionKind.Team, "x")).Kind);
    }

    private static string Text(Organisation organisation) => System.Text.Json.JsonSerializer.Serialize(organisation);
}
