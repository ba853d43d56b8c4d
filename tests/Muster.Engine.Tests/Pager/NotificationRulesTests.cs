// That people are told by their own rules: one method after the other, the next at once when one fails, and not while they sleep.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Tests.Driving;
using NodaTime;
using static Muster.Engine.Tests.Driving.StreamFlow;

namespace Muster.Engine.Tests.Pager;

/// <summary>The stories begin at 02:00 UTC, which is 03:00 where everybody is.</summary>
public sealed class NotificationRulesTests
{
    private static readonly WakingHours Awake = new(new LocalTime(7, 0), new LocalTime(22, 0));

    [Fact]
    public void The_second_method_follows_by_the_persons_own_rule() =>
        World.Tell(
            new World(WithRules()),
            world =>
            {
                world.Signal();
                world.Email.Next("ana");
                world.FastForward(TimeSpan.FromSeconds(119));
                world.Webhook.NothingElse();
                world.FastForward(TimeSpan.FromSeconds(1));
                world.Webhook.Next("ana");
                world.Acknowledge(world.PageOf().Id, "ana");
            }
        );

    [Fact]
    public void An_answer_to_the_first_leaves_the_second_unsent() =>
        World.Tell(
            new World(WithRules()),
            world =>
            {
                world.Signal();
                world.Email.Next("ana");
                world.Acknowledge(world.PageOf().Id, "ana");
                world.FastForward(TimeSpan.FromMinutes(10));
                Assert.Equal(0, world.Waiting());
            }
        );

    [Fact]
    public void When_the_first_fails_the_second_leaves_at_once() =>
        World.Tell(
            new World(WithRules()),
            world =>
            {
                world.Email.Answer = _ => FakeChannel.Refusal(retryable: false);
                world.Signal();
                world.Webhook.Next("ana");
                Assert.Equal(world.Now, world.Webhook.Arrived[0].At);
                world.Acknowledge(world.PageOf().Id, "ana");
            }
        );

    [Fact]
    public void A_severity_that_wants_every_channel_asks_for_no_rules() =>
        World.Tell(
            new World(With(Severity.Sev2, WithRules(), policy => policy with { EveryChannel = true })),
            world =>
            {
                world.Signal();
                world.Email.Next("ana");
                world.Webhook.Next("ana");
                world.Acknowledge(world.PageOf().Id, "ana");
            }
        );

    [Fact]
    public void A_severity_that_keeps_hours_lets_people_sleep_unless_the_service_is_always_on() =>
        World.Tell(
            new World(Asleep()),
            world =>
            {
                world.Signal();
                world.FastForward(TimeSpan.FromHours(3.9));
                Assert.Empty(world.Email.Arrived);
                Assert.True(world.PageOf().Due!.IsPostponed);

                // 07:00 in Vienna.
                world.FastForward(TimeSpan.FromHours(0.1));
                world.Email.Next("ana");
                world.FastForward(StepWait);
                world.Email.Next("ben");
                world.Acknowledge(world.PageOf().Id, "ben");
            }
        );

    [Fact]
    public void Whoever_is_awake_is_told_at_once_and_the_others_when_they_wake() =>
        World.Tell(
            new World(
                Asleep() with
                {
                    People = Asleep().People.SetItem("ana", Asleep().People["ana"] with { Zone = "Asia/Tokyo" }),
                    EscalationPolicies = Asleep()
                        .EscalationPolicies.SetItem(
                            "playback",
                            Asleep().EscalationPolicies["playback"] with
                            {
                                Steps =
                                [
                                    new(
                                        [EscalationTarget.Parse("person:ana"), EscalationTarget.Parse("person:ben")],
                                        TimeSpan.FromHours(8)
                                    ),
                                ],
                            }
                        ),
                }
            ),
            world =>
            {
                world.Signal();
                world.Email.Next("ana");
                world.FastForward(TimeSpan.FromHours(3.9));
                world.Email.NothingElse();
                world.FastForward(TimeSpan.FromHours(0.1));
                world.Email.Next("ben");
                world.Acknowledge(world.PageOf().Id, "ben");
            }
        );

    [Fact]
    public void When_it_gets_worse_nobody_sleeps_on() =>
        World.Tell(
            new World(Asleep()),
            world =>
            {
                world.Signal();
                IncidentId incident = world.Declare("cleo", Severity.Sev2, world.Group()).Id;
                world.FastForward(TimeSpan.FromMinutes(10));
                Drain(world);
                Assert.DoesNotContain(world.Email.Arrived, one => one.Message.Person.Value == "ana");

                Change(world, incident, Severity.Sev1);
                Assert.Contains(world.Email.Arrived, one => one.Message.Person.Value == "ana" && one.At == world.Now);
                Assert.Equal(Severity.Sev1, world.PageOf().Severity);
                Drain(world);
            }
        );

    [Fact]
    public void A_worse_alert_that_joins_the_group_wakes_whom_the_first_let_sleep() =>
        World.Tell(
            new World(Asleep()),
            world =>
            {
                world.Signal();
                world.FastForward(TimeSpan.FromMinutes(1));
                Assert.Empty(world.Email.Arrived);

                world.Signal(severity: "sev1");
                Assert.Contains(world.Email.Arrived, one => one.Message.Person.Value == "ana" && one.At == world.Now);
                Assert.Equal(Severity.Sev1, world.PageOf().Severity);
                Drain(world);
            }
        );

    [Fact]
    public void When_it_gets_better_a_severity_that_pages_nobody_rings_no_more() =>
        World.Tell(world =>
        {
            world.Signal();
            world.Email.Next("ana");
            IncidentId incident = world.Declare("cleo", Severity.Sev2, world.Group()).Id;
            Change(world, incident, Severity.Sev4);
            Assert.Equal(PageStatus.Resolved, world.PageOf().Status);
            Drain(world);
            int before = world.Email.Arrived.Count(one => one.Message.Purpose == PagePurpose.Respond);
            world.FastForward(TimeSpan.FromMinutes(30));
            Assert.Equal(before, world.Email.Arrived.Count(one => one.Message.Purpose == PagePurpose.Respond));
            Drain(world);
        });

    private static void Change(World world, IncidentId incident, Severity severity) =>
        Assert.IsType<Outcome.Done>(
            world.Ask(incident, now => new IncidentCommand.ChangeSeverity(severity, "It is another one.", Actor.Person("cleo"), now))
        );

    private static void Drain(World world)
    {
        world.Email.TakeAll();
        world.Webhook.TakeAll();
    }

    private static Organisation WithRules() =>
        StreamFlow.Organisation with
        {
            People = StreamFlow.Organisation.People.SetItem(
                "ana",
                StreamFlow.Organisation.People["ana"] with
                {
                    Contacts = [new("email", "ana@streamflow.example"), new("webhook", "https://hooks.streamflow.example/ana")],
                    Notify = new([new("email", TimeSpan.Zero), new("webhook", TimeSpan.FromMinutes(2))], []),
                }
            ),
        };

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

    private static Organisation With(Severity severity, Organisation organisation, Func<ResponsePolicy, ResponsePolicy> change) =>
        organisation with
        {
            ResponsePolicies = organisation.ResponsePolicies.SetItem(severity, change(organisation.ResponsePolicies[severity])),
        };
}
