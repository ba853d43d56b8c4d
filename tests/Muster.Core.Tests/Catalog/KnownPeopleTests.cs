// A person whom a file names by another id than the organisation is told by the e-mail address, and stays who they are.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.People;
using static Muster.Core.Tests.Catalog.OrganisationStory;

namespace Muster.Core.Tests.Catalog;

public sealed class KnownPeopleTests
{
    private static readonly Person Signed = Person("ana") with { Id = new("ana-silva"), Email = "Ana@Example.org", Name = "Ana Silva" };

    [Fact]
    public void The_person_who_is_here_keeps_the_id_and_takes_what_the_file_says()
    {
        var organisation = WithAnaSilva();

        ImmutableArray<OrganisationEvent> events = organisation.When(Put(StreamFlow()));

        Person known = Assert.IsType<OrganisationEvent.PersonDefined>(events[1]).Person;
        Assert.Equal(("ana-silva", "Ms ana", "ana@example.org"), (known.Id.Value, known.Name, known.Email));
        Assert.Equal(["ana-silva", "ben", "cleo"], organisation.State.People.Keys);
        Assert.Empty(organisation.State.Retirements);
    }

    [Fact]
    public void Wherever_the_file_names_the_person_it_means_the_one_who_is_here()
    {
        var organisation = WithAnaSilva();
        Organisation desired = StreamFlow();
        desired = desired with
        {
            Schedules = desired.Schedules.SetItem("duty", Duty() with { Overrides = [new(Now, Now.AddDays(1), new("ana"), null)] }),
            EscalationPolicies = desired.EscalationPolicies.SetItem("core", Policy("person:ana", "schedule:duty", "team:core")),
        };

        organisation.When(Put(desired));

        PersonId ana = new("ana-silva");
        Assert.Equal([ana, new("ben")], organisation.State.Team(new("core"))!.Members);
        Assert.Equal([ana, new("ben")], organisation.State.Schedule(new("duty"))!.Rotations[0].Members);
        Assert.Equal(ana, organisation.State.Schedule(new("duty"))!.Overrides[0].Person);
        Assert.Equal(
            [EscalationTarget.Parse("person:ana-silva"), EscalationTarget.Parse("schedule:duty"), EscalationTarget.Parse("team:core")],
            organisation.State.EscalationPolicy(new("core"))!.Steps.SelectMany(step => step.Targets)
        );
    }

    [Fact]
    public void The_second_put_changes_nothing_and_pruning_retires_nobody()
    {
        var organisation = WithAnaSilva();
        organisation.When(Put(StreamFlow()));

        Assert.Equal("organisation.unchanged", organisation.ThenNothing(Put(StreamFlow())));
        Assert.Equal("organisation.unchanged", organisation.ThenNothing(Put(StreamFlow(), prune: true, "not in the file")));
        Assert.Equal("ana-silva", OrganisationPlan.Of(organisation.State, Put(StreamFlow())).Known["ana"].Value);
    }

    [Fact]
    public void Nobody_is_taken_for_somebody_whom_the_file_names_too()
    {
        var organisation = WithAnaSilva();
        Organisation both = StreamFlow() with { People = StreamFlow().People.Add("ana-silva", Signed) };

        Rejection why = organisation.ThenRejected(Put(both));

        Assert.Equal("people.ana-silva.email", Assert.Single(why.Errors).Field);
        Assert.Empty(OrganisationPlan.Of(organisation.State, Put(both)).Known);
    }

    [Fact]
    public void Two_people_of_a_file_with_one_address_are_a_mistake()
    {
        var organisation = WithAnaSilva();
        Organisation twice = StreamFlow() with
        {
            People = StreamFlow().People.Add("ann", Person("ann") with { Email = "ana@example.org" }),
        };

        Rejection why = organisation.ThenRejected(Put(twice));

        Assert.Equal(("people.ann.email", "'ana@example.org' already belongs to ana-silva."), (why.Errors[0].Field, why.Errors[0].Message));
    }

    [Fact]
    public void An_id_that_is_here_already_is_never_another_person()
    {
        var organisation = Standing();
        Organisation swapped = StreamFlow() with
        {
            People = Map(
                Person("ana") with
                {
                    Email = "ben@example.org",
                },
                Person("ben") with
                {
                    Email = "ana@example.org",
                },
                Person("cleo")
            ),
        };

        organisation.When(Put(swapped));

        Assert.Equal("ben@example.org", organisation.State.Person(new("ana"))!.Email);
    }

    /// <summary>An organisation in which an account was made for Ana before there was a file.</summary>
    private static Kernel.Decided<Organisation, OrganisationCommand, OrganisationEvent> WithAnaSilva()
    {
        Kernel.Decided<Organisation, OrganisationCommand, OrganisationEvent> organisation = new();
        organisation.When(Put(Organisation.Blank with { People = Map(Signed) }));
        return organisation;
    }
}
