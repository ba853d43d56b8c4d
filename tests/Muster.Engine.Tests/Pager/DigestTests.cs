// That a storm tells a person of few pages one by one and of the others together, also when they wake, loses none of them, and survives a crash.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;
using Muster.Engine.Ports;
using Muster.Engine.Tests.Driving;
using NodaTime;

namespace Muster.Engine.Tests.Pager;

public sealed class DigestTests
{
    /// <summary>From the beginning of a story until seven in the morning where Ben is.</summary>
    private static readonly TimeSpan Waking = TimeSpan.FromHours(4);

    [Fact]
    public void The_sixth_unanswered_page_and_all_after_it_come_in_one_message_that_names_their_groups() =>
        World.Tell(world =>
        {
            Storm(world, first: 1, last: 12);
            Told(world, 5);
            PageDelivery waiting = Assert.Single(world.PageOf("Alert12").Deliveries);
            Assert.Equal((DeliveryState.InDigest, "ana/20260304T020100Z"), (waiting.State, waiting.Planned.Digest));
            world.Crash();
            world.FastForward(TimeSpan.FromSeconds(59));
            world.Email.NothingElse();

            world.FastForward(TimeSpan.FromSeconds(1));

            ChannelMessage message = world.Email.Next("ana");
            Assert.Equal("7 more alerts in 7 groups", message.Title);
            Assert.Equal(7, message.Digest!.Groups.Length);
            Assert.Equal(DeliveryState.Delivered, Assert.Single(world.PageOf("Alert12").Deliveries).State);
            Assert.StartsWith("in digest ana/20260304T020100Z", Assert.Single(world.PageOf("Alert12").Deliveries).Receipt);
            Assert.Equal(world.Page(world.Group("Alert1").Page!.Value).Due!.At, world.PageOf("Alert12").Due!.At);
            AnswerAll(world);
        });

    [Fact]
    public void The_first_page_that_is_worse_than_any_before_is_told_on_its_own()
    {
        using World world = new();
        Storm(world, first: 1, last: 7);

        world.Signal("Worst", severity: "sev1");
        world.Signal("NextWorst", severity: "sev1");

        ChannelMessage[] told = [.. world.Email.Arrived.Select(one => one.Message).Where(message => message.Person.Value == "ana")];
        Assert.Equal(6, told.Length);
        Assert.Equal(Severity.Sev1, told[^1].Severity);
        Assert.Equal(DeliveryState.InDigest, world.PageOf("NextWorst").Deliveries[0].State);
    }

    [Fact]
    public void Whoever_answers_is_told_one_by_one_and_what_was_answered_meanwhile_is_in_no_digest() =>
        World.Tell(world =>
        {
            Storm(world, first: 1, last: 6);
            Told(world, 5);
            AnswerAll(world);

            Storm(world, first: 7, last: 8);

            Told(world, 2);
            AnswerAll(world);
            world.FastForward(TimeSpan.FromMinutes(5));
        });

    [Fact]
    public void A_digest_that_cannot_be_delivered_is_tried_again_and_then_failed_on_each_page() =>
        World.Tell(world =>
        {
            Storm(world, first: 1, last: 7);
            Told(world, 5);
            world.Email.Answer = message => message.Digest is null ? null : FakeChannel.Refusal();
            world.FastForward(TimeSpan.FromMinutes(4.9));

            Assert.Equal(8, world.Email.Begun.Count(one => one.Message.Digest is not null));
            PageDelivery failed = world.PageOf("Alert7").Deliveries[0];
            world.Email.Next("ben");
            world.Email.Next("ben");
            Assert.Equal(DeliveryState.Failed, failed.State);
            Assert.Contains("The provider said no.", failed.Error);
            AnswerAll(world);
        });

    [Fact]
    public void What_waits_for_whoever_sleeps_rings_five_times_when_they_wake_and_then_in_one_digest() =>
        Night(world =>
        {
            Storm(world, first: 1, last: 12);
            Told(world, 5);
            world.FastForward(TimeSpan.FromMinutes(2));
            Assert.Equal("7 more alerts in 7 groups", world.Email.Next("ana").Title);
            world.FastForward(Waking - TimeSpan.FromMinutes(3));
            world.Email.NothingElse();

            world.FastForward(TimeSpan.FromMinutes(1));
            Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(world.Email.Next("ben").Digest));
            world.FastForward(TimeSpan.FromMinutes(1));

            Assert.Equal("7 more alerts in 7 groups", world.Email.Next("ben").Title);
            AnswerAll(world);
        });

    [Fact]
    public void What_is_collected_for_the_morning_and_gets_worse_is_told_within_a_minute() =>
        Night(world =>
        {
            Storm(world, first: 1, last: 7);
            world.FastForward(TimeSpan.FromMinutes(10));
            world.Email.TakeAll();

            world.Signal("Alert7", severity: "sev1");
            world.FastForward(TimeSpan.FromMinutes(1));

            ChannelMessage message = world.Email.Next("ben");
            Assert.Equal(("2 more alerts in 1 group", Severity.Sev1), (message.Title, message.Severity));
            Assert.All(
                world.PageOf("Alert7").Deliveries.Where(one => one.Planned.Person.Value == "ben"),
                one => Assert.Equal(DeliveryState.Delivered, one.State)
            );
            AnswerAll(world);
            world.FastForward(Waking + TimeSpan.FromMinutes(2));
        });

    /// <summary>A story of one step that pages Ana, who is awake in Tokyo, and Ben, who sleeps until four hours later; nothing declares an incident.</summary>
    private static void Night(Action<World> story)
    {
        WakingHours day = new(new LocalTime(7, 0), new LocalTime(22, 0));
        Organisation made = StreamFlow.Organisation;
        EscalationStep both = new([EscalationTarget.Parse("person:ana"), EscalationTarget.Parse("person:ben")], TimeSpan.FromHours(8));
        World world = new(
            made with
            {
                People = made
                    .People.SetItem("ana", made.People["ana"] with { Awake = day, Zone = "Asia/Tokyo" })
                    .SetItem("ben", made.People["ben"] with { Awake = day }),
                Services = made.Services.SetItem("playback", made.Services["playback"] with { AlwaysOn = false }),
                ResponsePolicies = made.ResponsePolicies.SetItem(
                    Severity.Sev1,
                    made.ResponsePolicies[Severity.Sev1] with
                    {
                        Declares = false,
                    }
                ),
                EscalationPolicies = made.EscalationPolicies.SetItem(
                    "playback",
                    made.EscalationPolicies["playback"] with
                    {
                        Steps = [both],
                    }
                ),
            }
        );
        World.Tell(world, story);
    }

    private static void Storm(World world, int first, int last)
    {
        for (int number = first; number <= last; number++)
        {
            world.Signal("Alert" + number);
        }
    }

    private static void Told(World world, int times)
    {
        for (int time = 0; time < times; time++)
        {
            Assert.Null(world.Email.Next("ana").Digest);
        }

        world.Email.NothingElse();
    }

    private static void AnswerAll(World world)
    {
        foreach (PageId page in world.Groups().Select(group => group.Page).OfType<PageId>())
        {
            world.Acknowledge(page, "ana");
        }
    }
}
