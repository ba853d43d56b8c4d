// That whatever gets worse wakes somebody, also where a page sleeps, was given up or is over.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Engine.Tests.Driving;
using NodaTime;
using static Muster.Engine.Tests.Driving.StreamFlow;

namespace Muster.Engine.Tests.Pager;

/// <summary>The stories begin at 02:00 UTC, which is 03:00 where everybody is; a SEV-2 lets them sleep until 07:00.</summary>
public sealed class WorseTests
{
    private static readonly WakingHours Awake = new(new LocalTime(7, 0), new LocalTime(22, 0));

    private static readonly Actor Cleo = Actor.Person("cleo");

    [Fact]
    public void A_worse_incident_that_is_declared_from_a_group_wakes_whom_its_page_lets_sleep() =>
        Told(
            Asleep(),
            world =>
            {
                world.Signal();
                world.Declare("cleo", Severity.Sev1, world.Group());
                Assert.Contains("ana", Mailed(world));
            }
        );

    [Fact]
    public void A_worse_alert_that_joins_a_page_which_was_given_up_begins_a_new_one() =>
        Told(
            StreamFlow.Organisation,
            world =>
            {
                world.Signal();
                world.FastForward(TimeSpan.FromHours(1));
                PageId before = world.PageOf().Id;
                Assert.Equal(PageStatus.Exhausted, world.PageOf().Status);
                world.Email.TakeAll();

                world.Signal(severity: "sev1");
                Assert.NotEqual(before, world.PageOf().Id);
                Assert.Equal(PageStatus.Resolved, world.Page(before).Status);
                Assert.Contains("ana", Mailed(world));
            }
        );

    [Fact]
    public void A_worse_alert_that_joins_a_page_which_a_person_silenced_by_the_severity_begins_a_new_one() =>
        Told(
            StreamFlow.Organisation,
            world =>
            {
                world.Signal();
                IncidentId incident = world.Declare("cleo", Severity.Sev2, world.Group()).Id;
                Change(world, incident, Severity.Sev4);
                Assert.Equal(PageStatus.Resolved, world.PageOf().Status);
                world.FastForward(TimeSpan.FromMinutes(1));
                Mailed(world);

                world.Signal(severity: "sev1");
                Assert.Contains("ana", Mailed(world));
            }
        );

    [Fact]
    public void What_a_person_lowered_the_same_alerts_do_not_raise_again() =>
        Told(
            StreamFlow.Organisation,
            world =>
            {
                world.Signal(severity: "sev1");
                IncidentId incident = world.Group().Incident!.Value;
                Change(world, incident, Severity.Sev2);
                world.Signal(severity: "sev1", labels: ("instance", "b"));
                Assert.Equal(Severity.Sev2, world.PageOf().Severity);
            }
        );

    [Fact]
    public void A_worse_alert_that_comes_back_wakes_somebody_although_the_group_has_known_its_like() =>
        Told(
            Asleep() with
            {
                ResponsePolicies = Asleep()
                    .ResponsePolicies.SetItem(Severity.Sev1, Asleep().ResponsePolicies[Severity.Sev1] with { Declares = false }),
            },
            world =>
            {
                world.Signal();
                SilenceId silence = world.Silence(TimeSpan.FromHours(1), new Matcher("instance", "b", IsRegex: false, IsEqual: true));
                world.Signal(severity: "sev1", labels: ("instance", "b"));
                Assert.Equal((Severity.Sev1, Severity.Sev2), (world.Group().Severity, world.PageOf().Severity));
                world.EndSilence(silence);
                world.Signal(severity: "sev1", labels: ("instance", "c"));
                Assert.Equal(Severity.Sev1, world.PageOf().Severity);
                Assert.Contains("ana", Mailed(world));
            }
        );

    [Fact]
    public void A_worse_alert_that_joins_silenced_is_told_when_its_silence_ends_and_declares_nothing_before() =>
        Told(
            Asleep(),
            world =>
            {
                world.Signal();
                SilenceId silence = world.Silence(TimeSpan.FromHours(1), new Matcher("instance", "b", IsRegex: false, IsEqual: true));
                world.Signal(severity: "sev1", labels: ("instance", "b"));
                world.FastForward(TimeSpan.FromSeconds(30));
                Assert.Empty(Mailed(world));
                Assert.Equal((Severity.Sev2, (IncidentId?)null), (world.PageOf().Severity, world.Group().Incident));

                // Another that is no worse than the page changes nothing about it.
                world.Signal(labels: ("instance", "c"));
                world.FastForward(TimeSpan.FromSeconds(1));
                Assert.Empty(Mailed(world));
                Assert.Equal((Severity.Sev2, (IncidentId?)null), (world.PageOf().Severity, world.Group().Incident));

                world.EndSilence(silence);
                world.FastForward(TimeSpan.FromSeconds(1));
                Assert.Contains("ana", Mailed(world));
                Assert.Equal(Severity.Sev1, world.PageOf().Severity);
                Assert.NotNull(world.Group().Incident);
                Assert.DoesNotContain(world.Rows(), row => row is { Kind: Views.MutedWorse, Status: Views.Open });
            }
        );

    [Fact]
    public void A_worse_alert_that_is_over_before_its_silence_wakes_nobody() =>
        Told(
            Asleep(),
            world =>
            {
                world.Signal();
                SilenceId silence = world.Silence(TimeSpan.FromHours(1), new Matcher("instance", "b", IsRegex: false, IsEqual: true));
                world.Signal(severity: "sev1", labels: ("instance", "b"));
                world.Resolved(severity: "sev1", labels: ("instance", "b"));
                world.EndSilence(silence);
                world.FastForward(TimeSpan.FromSeconds(30));
                Assert.Empty(Mailed(world));
                Assert.Equal(Severity.Sev2, world.PageOf().Severity);
                Assert.DoesNotContain(world.Rows(), row => row is { Kind: Views.MutedWorse, Status: Views.Open });
            }
        );

    [Fact]
    public void A_worse_alert_of_an_incident_that_is_over_is_paged_anew() =>
        Told(
            StreamFlow.Organisation,
            world =>
            {
                world.Signal();
                IncidentId incident = world.Declare("ana", Severity.Sev2, world.Group()).Id;
                world.Acknowledge(world.PageOf().Id, "ana");
                world.Resolve(incident);
                world.FastForward(TimeSpan.FromMinutes(1));
                Mailed(world);

                world.Signal(severity: "sev1");
                Assert.Contains("ana", Mailed(world));
            }
        );

    [Fact]
    public void A_worse_severity_pages_the_on_call_where_a_page_was_given_up() =>
        Told(
            StreamFlow.Organisation,
            world =>
            {
                world.Signal();
                IncidentId incident = world.Declare("dora", Severity.Sev2, world.Group()).Id;
                world.FastForward(TimeSpan.FromHours(1));
                Assert.Equal(PageStatus.Exhausted, world.PageOf().Status);
                Mailed(world);

                Change(world, incident, Severity.Sev1);
                Assert.Contains("ana", Mailed(world));
            }
        );

    [Fact]
    public void Who_sleeps_in_a_step_that_was_notified_is_told_when_it_gets_worse() =>
        Told(
            OneIsAwake(repeat: 0),
            world =>
            {
                world.Signal();
                Assert.Equal(["ana"], Mailed(world));
                world.Signal(severity: "sev1");
                Assert.Contains("ben", Mailed(world));
            }
        );

    [Fact]
    public void Who_sleeps_finds_one_message_in_the_morning_however_many_rounds_there_were() =>
        Told(
            OneIsAwake(repeat: 3),
            world =>
            {
                world.Signal();
                world.FastForward(TimeSpan.FromHours(4));
                Assert.Single(Mailed(world), "ben");
            }
        );

    [Fact]
    public void Who_was_only_given_a_task_is_not_at_work() =>
        Told(
            StreamFlow.Organisation,
            world =>
            {
                IncidentId incident = world.Declare("cleo", Severity.Sev3).Id;
                Assert.IsType<Outcome.Done>(
                    world.Ask(
                        incident,
                        now => new IncidentCommand.AssignTask("t1", "Look at the replica.", new("ana"), now.AddMinutes(30), Cleo, now)
                    )
                );
                Mailed(world);
                Change(world, incident, Severity.Sev1);
                Assert.Contains("ana", Mailed(world));
            }
        );

    [Fact]
    public void A_role_that_a_milder_severity_does_not_need_rings_nobody_any_longer() =>
        Told(
            StreamFlow.Organisation,
            world =>
            {
                IncidentId incident = world.Declare("ana", Severity.Sev1).Id;
                Assert.Contains("emil", Mailed(world));
                Change(world, incident, Severity.Sev3);
                world.FastForward(TimeSpan.FromMinutes(30));
                Assert.Empty(Mailed(world));
                Assert.Null(world.Incident(incident).PendingOffer);
            }
        );

    [Fact]
    public void A_page_that_waits_for_a_sleeper_goes_to_whoever_is_awake_once_the_shift_changes() =>
        Told(
            Asleep(),
            world =>
            {
                world.Signal();
                Assert.True(world.PageOf().Due!.IsPostponed);
                Put(world, Asleep() with { People = Asleep().People.SetItem("ana", Asleep().People["ana"] with { Zone = "Asia/Tokyo" }) });
                world.FastForward(TimeSpan.FromMinutes(14));
                Assert.Empty(Mailed(world));
                world.FastForward(TimeSpan.FromMinutes(1));
                Assert.Equal(["ana"], Mailed(world));
            }
        );

    [Fact]
    public void A_page_that_waits_for_a_sleeper_is_judged_anew_once_its_service_never_sleeps() =>
        Told(
            Asleep(),
            world =>
            {
                world.Signal();
                Put(world, Asleep() with { Services = StreamFlow.Organisation.Services });
                world.FastForward(TimeSpan.FromMinutes(15));
                Assert.Equal(["ana"], Mailed(world));
            }
        );

    [Fact]
    public void A_page_of_which_no_message_reached_anybody_is_tried_again_while_it_fires() =>
        Told(
            StreamFlow.Organisation,
            world =>
            {
                world.Email.Answer = _ => FakeChannel.Refusal(retryable: false);
                world.Webhook.Answer = _ => FakeChannel.Refusal(retryable: false);
                world.Signal();
                world.FastForward(TimeSpan.FromMinutes(9));
                Assert.Equal(PageStatus.Exhausted, world.PageOf().Status);

                world.Email.Answer = null;
                world.FastForward(TimeSpan.FromMinutes(10));
                Assert.Contains("ana", Mailed(world));
                world.Acknowledge(world.PageOf().Id, "ana");
                world.Resolved();
                world.FastForward(TimeSpan.FromHours(3));
                Assert.Empty(Mailed(world));
            }
        );

    [Fact]
    public void A_reopened_incident_without_a_commander_pages_the_on_call() =>
        Told(
            StreamFlow.Organisation,
            world =>
            {
                Actor key = Actor.Key("monitor");
                IncidentId id = world.Declare("cleo", Severity.Sev2).Id;
                world.Resolve(id);
                Assert.IsType<Outcome.Done>(
                    world.Ask(id, now => new IncidentCommand.ReleaseRole(Role.IncidentCommander, "It is over.", Cleo, now))
                );
                world.FastForward(TimeSpan.FromHours(1));
                Mailed(world);
                Assert.IsType<Outcome.Done>(world.Ask(id, now => new IncidentCommand.Reopen("It is back.", key, now)));
                Assert.Contains("ana", Mailed(world));
            }
        );

    private static void Told(Organisation organisation, Action<World> story) =>
        World.Tell(
            new World(organisation),
            world =>
            {
                story(world);
                world.Email.TakeAll();
                world.Webhook.TakeAll();
            }
        );

    /// <summary>Whom mail reached since the last question.</summary>
    private static ImmutableArray<string> Mailed(World world)
    {
        ImmutableArray<string> people = [.. world.Email.Untaken().Select(message => message.Person.Value)];
        world.Email.TakeAll();
        world.Webhook.TakeAll();
        return people;
    }

    private static void Put(World world, Organisation organisation) =>
        Assert.IsType<Outcome.Done>(
            world.Do(
                (work, cancel) =>
                    work.DecideOrganisationAsync(new OrganisationCommand.Put(organisation, Prune: false, "", World.Admin, work.Now), cancel)
            )
        );

    private static void Change(World world, IncidentId incident, Severity severity) =>
        Assert.IsType<Outcome.Done>(
            world.Ask(incident, now => new IncidentCommand.ChangeSeverity(severity, "It is another one.", Cleo, now))
        );

    private static Organisation Asleep() =>
        StreamFlow.Organisation with
        {
            People = StreamFlow.Organisation.People.ToImmutableSortedDictionary(
                pair => pair.Key,
                pair => pair.Value with { Awake = Awake },
                StringComparer.Ordinal
            ),
            Services = StreamFlow.Organisation.Services.SetItem(
                "playback",
                StreamFlow.Organisation.Services["playback"] with
                {
                    AlwaysOn = false,
                }
            ),
        };

    /// <summary>One step that pages Ana, who is awake in Tokyo, and Ben, who sleeps.</summary>
    private static Organisation OneIsAwake(int repeat) =>
        Asleep() with
        {
            People = Asleep().People.SetItem("ana", Asleep().People["ana"] with { Zone = "Asia/Tokyo" }),
            EscalationPolicies = Asleep()
                .EscalationPolicies.SetItem(
                    "playback",
                    Asleep().EscalationPolicies["playback"] with
                    {
                        Steps = [new([EscalationTarget.Parse("person:ana"), EscalationTarget.Parse("person:ben")], StepWait)],
                        Repeat = repeat,
                    }
                ),
        };
}
