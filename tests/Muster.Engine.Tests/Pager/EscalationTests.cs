// That an alert pages the on-call, and the next in line when nobody answers.
using Muster.Core.Paging;
using Muster.Engine.Ports;
using Muster.Engine.Tests.Driving;
using static Muster.Engine.Tests.Driving.StreamFlow;

namespace Muster.Engine.Tests.Pager;

public sealed class EscalationTests
{
    [Fact]
    public void An_alert_pages_the_on_call_at_once() =>
        World.Tell(world =>
        {
            world.Signal();

            ChannelMessage page = world.Email.Next("ana");
            Assert.Equal(world.Now, world.Email.Arrived[0].At);
            Assert.Equal("HighErrorRate: HighErrorRate is firing", page.Title);
            Assert.Equal("Ben", page.Next);
            Assert.Equal(world.Now + StepWait, page.NextAt);
            Assert.Equal(PageStatus.Active, world.PageOf().Status);
        });

    [Fact]
    public void The_first_step_leaves_with_the_page_and_waits_for_no_timer() =>
        World.Tell(world =>
        {
            world.Signal();

            world.Email.Next("ana");
            Assert.Equal(0, world.Node.Count("muster_timers_fired"));
        });

    [Fact]
    public void Unanswered_page_goes_to_the_next_step_when_it_is_due_and_no_sooner() =>
        World.Tell(world =>
        {
            world.Signal();
            world.Email.Next("ana");

            world.FastForward(StepWait - TimeSpan.FromSeconds(1));
            world.Email.NothingElse();
            world.FastForward(TimeSpan.FromSeconds(1));
            world.Email.Next("ben");

            world.FastForward(StepWait);
            Assert.Equal(["ana", "ben", "cleo"], Enumerable.Range(0, 3).Select(_ => world.Email.Next().Person.Value).Order());
            world.Webhook.Next("cleo");
        });

    [Fact]
    public void After_the_last_step_the_page_is_exhausted_and_says_so() =>
        World.Tell(world =>
        {
            world.Signal();
            world.FastForward(StepWait * 3);
            foreach (int _ in Enumerable.Range(0, 5))
            {
                world.Email.Next();
            }

            world.Webhook.Next("cleo");
            Assert.Equal(PageStatus.Exhausted, world.PageOf().Status);
            world.FastForward(TimeSpan.FromHours(1));
        });

    [Fact]
    public void An_acknowledgement_stops_the_escalation() =>
        World.Tell(world =>
        {
            world.Signal();
            world.Email.Next("ana");
            world.FastForward(TimeSpan.FromMinutes(1));

            world.Acknowledge(world.PageOf().Id, "ana");
            world.FastForward(TimeSpan.FromHours(2));

            Assert.Equal("ana", world.PageOf().AcknowledgedBy?.Value);
        });

    [Fact]
    public void Whoever_cannot_respond_passes_the_page_on_at_once() =>
        World.Tell(world =>
        {
            world.Signal();
            world.Email.Next("ana");
            world.FastForward(TimeSpan.FromMinutes(1));

            world.Decline(world.PageOf().Id, "ana");
            world.Email.Next("ben");
            Assert.Equal(world.Now + StepWait, world.PageOf().Due!.At);

            world.Acknowledge(world.PageOf().Id, "ben");
            world.FastForward(TimeSpan.FromMinutes(20));
        });

    [Fact]
    public void A_step_of_which_every_message_fails_for_good_is_not_waited_for() =>
        World.Tell(world =>
        {
            world.Email.Answer = message => message.Person.Value == "ana" ? FakeChannel.Refusal(retryable: false) : null;
            world.Signal();
            world.FastForward(TimeSpan.FromSeconds(2));

            world.Email.Next("ben");
            world.Acknowledge(world.PageOf().Id, "ben");
        });
}
