// That the severity guide names whom a declaration then pages, whatever the organisation is like.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Reactions;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Reactions;

public sealed class PagedNowTests
{
    private static readonly EscalationStep Nobody = new([EscalationTarget.Parse("schedule:later")], StreamFlow.StepWait);

    [Theory]
    [InlineData("cleo", "ana,dora,emil,fay")]
    [InlineData("ana", "dora,emil,fay")]
    [InlineData("dora", "ana,emil,fay")]
    [InlineData(null, "ana,dora,emil,fay")]
    public void Who_is_on_call_and_who_is_asked_for_a_role(string? declarer, string paged) =>
        Assert.Equal(paged, Paged(StreamFlow.Organisation, declarer));

    [Theory]
    [InlineData("cleo", "ben,dora,emil,fay")]
    [InlineData("ben", "dora,emil,fay")]
    [InlineData("ana", "ben,dora,emil,fay")]
    public void Where_the_first_step_finds_nobody_it_is_the_next(string declarer, string paged) =>
        Assert.Equal(paged, Paged(WithSteps([Nobody, Step("person:ben")]), declarer));

    [Theory]
    [InlineData("emil", null, "ana,ben,cleo,dora,fay")]
    [InlineData("emil", "person:ben", "ben,dora,fay")]
    [InlineData("ana", "schedule:later", "ana,ben,cleo,dora,emil,fay")]
    public void Where_no_step_finds_anybody_it_is_the_last_resort(string declarer, string? last, string paged) =>
        Assert.Equal(paged, Paged(WithSteps([Nobody], last), declarer));

    [Theory]
    [InlineData("emil", "ana,ben,dora,fay")]
    [InlineData("cleo", "ana,dora,emil,fay")]
    [InlineData(null, "ana,cleo,dora,emil,fay")]
    public void Roles_are_asked_for_as_the_declaration_does_it(string? declarer, string paged) =>
        Assert.Equal(
            paged,
            Paged(WithRotations(("scribe", Role.Scribe, ["emil", "ben"]), ("operations", Role.OperationsLead, ["cleo"])), declarer)
        );

    [Fact]
    public void Who_sleeps_is_told_later()
    {
        Organisation asleep = StreamFlow.Organisation with
        {
            Services = StreamFlow.Organisation.Services.SetItem(
                "playback",
                StreamFlow.Organisation.Services["playback"] with
                {
                    AlwaysOn = false,
                }
            ),
        };

        Assert.Equal("", Paged(asleep, "cleo", Severity.Sev2, later: "ana,dora"));
    }

    /// <summary>Whom the guide names, by their ids; fails where the declaration pages others.</summary>
    private static string Paged(Organisation organisation, string? declarer, Severity severity = Severity.Sev1, string later = "")
    {
        using World world = new(organisation);
        PersonId? person = declarer is null ? null : new PersonId(declarer);
        PagedNow guide = PagedNow.Of(
            world.Node.Get<OnCallAnswers>(),
            organisation,
            IncidentType.Incident,
            severity,
            StreamFlow.Playback,
            person,
            world.Now
        );
        Assert.Equal(later, Ids(guide.Later.Select(one => one.Id)));

        world.Do(
            (work, cancel) =>
            {
                IncidentId id = new(1000);
                Actor by = person is { } who ? Actor.Person(who.Value) : Actor.Key("script");
                IncidentCommand.Declare declare = new(
                    id,
                    IncidentType.Incident,
                    "Films do not play",
                    severity,
                    StreamFlow.Playback,
                    null,
                    null,
                    person,
                    by,
                    work.Now
                );
                return work.DecideIncidentAsync(id, declare, cancel);
            }
        );
        world.FastForward(TimeSpan.FromSeconds(5));

        string told = Ids(guide.Now.Select(one => one.Id));
        Assert.Equal(told, Ids(world.Email.Arrived.Select(one => one.Message.Person)));
        return told;
    }

    private static string Ids(IEnumerable<PersonId> people) => string.Join(',', people.Select(person => person.Value).Distinct().Order());

    private static EscalationStep Step(string target) => new([EscalationTarget.Parse(target)], StreamFlow.StepWait);

    /// <summary>With a schedule <c>later</c>, which begins in another year.</summary>
    private static Organisation WithSteps(EscalationStep[] steps, string? last = null)
    {
        Organisation made = StreamFlow.Organisation;
        Schedule playback = made.Schedules["playback"];
        Rotation later = playback.Rotations[0] with { Start = new(2030, 1, 1, 9, 0) };
        return made with
        {
            Schedules = made.Schedules.Add("later", playback with { Id = new("later"), Rotations = [later] }),
            EscalationPolicies = made.EscalationPolicies.SetItem(
                "playback",
                made.EscalationPolicies["playback"] with
                {
                    Steps = [.. steps],
                    LastResort = last is null ? null : [EscalationTarget.Parse(last)],
                }
            ),
        };
    }

    /// <summary>These instead of the command rotations of the same name; the first of each is on call.</summary>
    private static Organisation WithRotations(params (string Name, Role Role, string[] Members)[] rotations)
    {
        Organisation made = StreamFlow.Organisation;
        Schedule command = made.Schedules["command"];
        IEnumerable<Rotation> theirs = rotations.Select(one =>
            command.Rotations[0] with
            {
                Name = one.Name,
                Role = one.Role,
                Start = new(2026, 3, 2, 0, 0),
                Members = [.. one.Members.Select(member => new PersonId(member))],
            }
        );
        IEnumerable<Rotation> others = command.Rotations.Where(rotation => rotations.All(one => one.Role != rotation.Role));
        return made with { Schedules = made.Schedules.SetItem("command", command with { Rotations = [.. others, .. theirs] }) };
    }
}
