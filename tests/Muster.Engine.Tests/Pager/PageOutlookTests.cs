// That a page says where it stands, what follows and when, and why what has not left waits.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Tests.Driving;
using static Muster.Engine.Tests.Driving.StreamFlow;

namespace Muster.Engine.Tests.Pager;

/// <summary>The stories begin at 02:00 UTC, which is 03:00 where everybody is.</summary>
public sealed class PageOutlookTests
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(40);

    [Fact]
    public void A_page_that_rings_says_who_has_not_answered_and_which_step_is_next() =>
        World.Tell(world =>
        {
            world.Signal();
            world.Email.Next("ana");

            PageOutlook outlook = world.Outlook();
            Assert.Equal(("No answer yet from Ana.", "Step 2 is paged: Ben"), (outlook.Stands, outlook.Follows));
            Assert.Equal(world.Now + StepWait, outlook.At);

            world.FastForward(StepWait * 2);
            Assert.Equal("Nobody is left to page: it counts as unanswered", world.Outlook().Follows);
            world.FastForward(StepWait);
            Assert.Equal("Every step was paged, and nobody has answered.", world.Outlook().Stands);
            Assert.Equal(
                ("Nobody is paged any more. Call somebody; a late answer still counts", null),
                (world.Outlook().Follows, world.Outlook().At)
            );
            world.Email.TakeAll();
            world.Webhook.TakeAll();
            world.Acknowledge(world.PageOf().Id, "ben");
            Assert.Equal(("Ben has it.", "A page for a SEV-2 does not ring again."), (world.Outlook().Stands, world.Outlook().Follows));
            world.Resolved();
            Assert.Equal(("It is over: All alerts of the group are resolved.", null), (world.Outlook().Stands, world.Outlook().Follows));
        });

    [Fact]
    public void One_that_waits_for_the_morning_says_who_sleeps_and_when_it_is_looked_at() =>
        World.Tell(
            new World(Asleep(StreamFlow.Organisation)),
            world =>
            {
                world.Signal();

                PageOutlook outlook = world.Outlook();
                Assert.StartsWith("Ana: asleep, and a SEV-2 keeps hours. Ana is paged at 07:00", outlook.Stands, StringComparison.Ordinal);
                Assert.StartsWith("Step 1 is paged: Playback; until then", outlook.Follows, StringComparison.Ordinal);
                Assert.Equal(world.Now + TimeSpan.FromHours(4), outlook.At);
                world.Acknowledge(world.PageOf().Id, "ana");
            }
        );

    [Fact]
    public void A_message_says_whether_it_waits_for_its_person_s_rules_for_their_sleep_or_for_its_turn()
    {
        Organisation rules = StreamFlow.Organisation with
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
        World.Tell(
            new World(rules),
            world =>
            {
                TimeSpan turn = TimeSpan.FromSeconds(30);
                world.Email.Answer = _ => new SendResult.Failed(
                    SendStage.Prepare,
                    SendCause.RateLimited,
                    Retryable: true,
                    turn,
                    "Not its turn."
                );
                world.Signal();
                DateTimeOffset began = world.Now;

                Assert.Equal(
                    [
                        ("It waits for its turn: the channel sends only so many at once", began + turn),
                        ("By their own rules", began.AddMinutes(2)),
                    ],
                    Waits(world)
                );
                world.Email.Answer = null;
                world.FastForward(turn);
                world.Email.Next("ana");
                Assert.Equal([("By their own rules", began.AddMinutes(2))], Waits(world));
                world.Acknowledge(world.PageOf().Id, "ana");
                Assert.Equal([("It was not sent: the page was answered or over before", null)], Waits(world));
            }
        );

        World.Tell(
            new World(Asleep(WithSteps(new(Targets("person:ana", "person:ben"), TimeSpan.FromHours(8)), sleepless: "ben"))),
            world =>
            {
                world.Signal();
                world.Email.Next("ben");
                Assert.Equal([("They sleep", world.Now.AddHours(4))], Waits(world));
                world.Acknowledge(world.PageOf().Id, "ben");
            }
        );
    }

    [Fact]
    public void A_message_in_a_digest_and_one_that_is_tried_again_say_so() =>
        World.Tell(world =>
        {
            for (int number = 1; number <= 6; number++)
            {
                world.Signal("Alert" + number);
            }

            world.Email.TakeAll();
            Assert.StartsWith("A digest tells of it: Ana", world.Outlook("Alert6").Stands, StringComparison.Ordinal);
            Assert.StartsWith("It is in a digest", Assert.Single(world.Outlook("Alert6").Waits).Why, StringComparison.Ordinal);

            world.Acknowledge(world.PageOf("Alert1").Id, "ana");
            world.Email.Answer = _ => FakeChannel.Refusal();
            world.Signal("Alert7");
            Assert.Equal("It is tried again", Assert.Single(world.Outlook("Alert7").Waits).Why);
            world.Email.Answer = null;
            foreach (PageId page in world.Groups().Select(group => group.Page).OfType<PageId>())
            {
                world.Acknowledge(page, "ana");
            }
        });

    [Fact]
    public void A_step_that_was_passed_over_is_kept_with_its_reason() =>
        World.Tell(
            new World(
                StreamFlow.Organisation with
                {
                    Schedules = StreamFlow.Organisation.Schedules.SetItem(
                        "playback",
                        NotBegun(StreamFlow.Organisation.Schedules["playback"])
                    ),
                }
            ),
            world =>
            {
                world.Signal();
                world.Email.Next("ben");
                SkippedStep skipped = Assert.Single(world.PageOf().Skipped);
                Assert.Equal((1, 1, "Nobody was found for this step.", world.Now), (skipped.Round, skipped.Step, skipped.Why, skipped.At));
                world.Acknowledge(world.PageOf().Id, "ben");
            }
        );

    [Fact]
    public void What_is_acknowledged_and_watched_says_when_it_rings_again_and_a_word_in_the_incident_moves_that() =>
        World.Tell(
            new World(Watched()),
            world =>
            {
                world.Signal();
                world.Email.Next("ana");
                world.Acknowledge(world.PageOf().Id, "ana");
                Assert.Equal(
                    ("It rings again unless somebody does something or its alerts are over", world.Now + Quiet),
                    (world.Outlook().Follows, world.Outlook().At)
                );

                IncidentId incident = world.Declare("ana", Severity.Sev2, world.Group()).Id;
                world.FastForward(Quiet / 2);
                world.Ask(
                    incident,
                    now => new IncidentCommand.Note("n1", NoteKind.Note, "Looking at the replica.", null, Actor.Person("ana"), now)
                );
                Assert.Equal($"It rings again unless somebody does something in {incident}", world.Outlook().Follows);
                DateTimeOffset said = world.Outlook().At!.Value;
                Assert.Equal(world.Now + Quiet, said);
                world.FastForward(Quiet);
                Assert.Equal((PageStatus.Active, said), (world.PageOf().Status, world.Now));
                world.Email.TakeAll();
                world.Acknowledge(world.PageOf().Id, "ana");
                world.Resolve(incident);
                Assert.Equal("The impact has stopped: it does not ring again.", world.Outlook().Follows);
            }
        );

    [Fact]
    public void What_reached_nobody_says_when_it_begins_anew_and_then_does() =>
        World.Tell(world =>
        {
            world.Email.Answer = _ => FakeChannel.Refusal(retryable: false);
            world.Webhook.Answer = _ => FakeChannel.Refusal(retryable: false);
            world.Signal();
            world.FastForward(StepWait * 4);

            PageOutlook outlook = world.Outlook();
            Assert.Equal(PageStatus.Exhausted, world.PageOf().Status);
            Assert.Equal("No message of it has reached anybody.", outlook.Stands);
            Assert.Equal("Its steps begin anew while it goes on", outlook.Follows);
            world.Email.Answer = null;
            world.Webhook.Answer = null;
            world.FastForward(outlook.At!.Value - world.Now - TimeSpan.FromSeconds(1));
            world.Email.NothingElse();
            world.FastForward(TimeSpan.FromSeconds(1));
            world.Email.Next("ana");
            world.Acknowledge(world.PageOf().Id, "ana");
        });

    [Fact]
    public void A_no_says_whether_it_passed_on_and_who_is_left() =>
        World.Tell(
            new World(WithSteps(new(Targets("person:ana", "person:ben"), StepWait), sleepless: "ben")),
            world =>
            {
                world.Signal();
                world.Email.TakeAll();
                PassedOn first = Declined(world, "ana");
                PassedOn again = Declined(world, "ana");
                PassedOn stranger = Declined(world, "emil");
                PassedOn last = Declined(world, "ben");

                Assert.Equal(
                    (false, "No more messages of this round are sent to Ana. Ben may still answer."),
                    (first.HasPassedOn, first.Text)
                );
                Assert.Equal((false, "That was said before: nothing was changed."), (again.HasPassedOn, again.Text));
                Assert.Equal((false, "No message had been sent to Emil. Ben may still answer."), (stranger.HasPassedOn, stranger.Text));
                Assert.Equal((true, "It passes on at once, to Cleo."), (last.HasPassedOn, last.Text));
                world.FastForward(TimeSpan.FromSeconds(1));
                world.Email.TakeAll();
                world.Webhook.TakeAll();
                world.Acknowledge(world.PageOf().Id, "cleo");
            }
        );

    private static Schedule NotBegun(Schedule schedule) =>
        schedule with
        {
            Rotations = [.. schedule.Rotations.Select(rotation => rotation with { Start = rotation.Start.PlusYears(50) })],
        };

    private static PassedOn Declined(World world, string person)
    {
        Outcome outcome = world.Decline(world.PageOf().Id, person);
        return world.PassedOn(person, outcome);
    }

    private static IEnumerable<(string Why, DateTimeOffset? Until)> Waits(World world) =>
        world.Outlook().Waits.Select(wait => (wait.Why, wait.Until));

    private static ImmutableArray<EscalationTarget> Targets(params string[] targets) => [.. targets.Select(EscalationTarget.Parse)];

    private static Organisation WithSteps(EscalationStep first, string sleepless) =>
        StreamFlow.Organisation with
        {
            People = StreamFlow.Organisation.People.SetItem(
                sleepless,
                StreamFlow.Organisation.People[sleepless] with
                {
                    Zone = "Asia/Tokyo",
                }
            ),
            EscalationPolicies = StreamFlow.Organisation.EscalationPolicies.SetItem(
                "playback",
                StreamFlow.Organisation.EscalationPolicies["playback"] with
                {
                    Steps = [first, new(Targets("person:cleo"), StepWait)],
                }
            ),
        };

    private static Organisation Asleep(Organisation organisation) =>
        organisation with
        {
            Services = organisation.Services.SetItem("playback", organisation.Services["playback"] with { AlwaysOn = false }),
        };

    private static Organisation Watched() =>
        StreamFlow.Organisation with
        {
            ResponsePolicies = StreamFlow.Organisation.ResponsePolicies.SetItem(
                Severity.Sev2,
                ResponsePolicyDefaults.Of(Severity.Sev2) with
                {
                    ReescalateAfter = Quiet,
                    RequiredRoles = [],
                    FirstStatementWithin = null,
                }
            ),
        };
}
