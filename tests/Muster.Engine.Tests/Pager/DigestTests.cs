// That a storm tells a person of few pages one by one and of the others together, loses none of them, and survives a crash.
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Ports;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class DigestTests
{
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
