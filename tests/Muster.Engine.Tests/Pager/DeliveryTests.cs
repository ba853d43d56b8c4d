// What becomes of a message: retries, failures, and that one slow receiver delays no other.
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Engine.Ports;
using Muster.Engine.Tests.Driving;
using static Muster.Engine.Tests.Driving.StreamFlow;

namespace Muster.Engine.Tests.Pager;

public sealed class DeliveryTests
{
    [Fact]
    public void A_provider_that_fails_is_tried_again_within_the_step() =>
        World.Tell(world =>
        {
            int failures = 3;
            world.Email.Answer = _ => failures-- > 0 ? FakeChannel.Refusal() : null;
            world.Signal();
            world.FastForward(TimeSpan.FromSeconds(60));

            Assert.Equal(4, world.Email.Next("ana").Attempt);
            PageDelivery delivery = Assert.Single(world.PageOf().Deliveries);
            Assert.Equal((DeliveryState.Delivered, 3), (delivery.State, delivery.Failures));
            Assert.Single(world.Email.Begun.Select(one => one.Message.Key).Distinct());
        });

    [Fact]
    public void The_pauses_between_attempts_grow() =>
        World.Tell(world =>
        {
            world.Email.Answer = message => message.Person.Value == "ana" ? FakeChannel.Refusal() : null;
            world.Signal();
            world.FastForward(StepWait - TimeSpan.FromSeconds(1));

            world.Email.Next("ben");
            DateTimeOffset[] at = [.. world.Email.Begun.Where(one => one.Message.Person.Value == "ana").Select(one => one.At)];
            double[] pauses = [.. at.Zip(at.Skip(1), (one, next) => (next - one).TotalSeconds)];
            double[] planned = [1, 5, 15, 30, 60, 60, 60];
            Assert.Equal(planned.Length, pauses.Length);
            Assert.All(pauses.Zip(planned), pair => Assert.InRange(pair.First, pair.Second * 0.8, pair.Second * 1.2));
        });

    [Fact]
    public void The_eighth_failure_is_final_and_on_the_record() =>
        World.Tell(world =>
        {
            world.Email.Answer = message => message.Person.Value == "ana" ? FakeChannel.Refusal() : null;
            world.Signal();
            world.FastForward(StepWait - TimeSpan.FromSeconds(1));

            PageDelivery delivery = world.PageOf().Deliveries[0];
            Assert.Equal((DeliveryState.Failed, 8), (delivery.State, delivery.Failures));
            Assert.Contains("The provider said no.", delivery.Error);
            Assert.Equal(8, world.Email.Begun.Count(one => one.Message.Person.Value == "ana"));
            Assert.Equal(0, world.Waiting());
            Assert.Equal(1, world.Pages()[0].DeliveriesFailed);
            Assert.Equal(delivery.LastAt, world.Email.Next("ben").NotifiedAt);
        });

    [Fact]
    public void A_message_that_waits_for_its_turn_by_the_channels_own_rate_has_not_failed() =>
        World.Tell(world =>
        {
            int turns = 12;
            world.Email.Answer = _ =>
                turns-- > 0
                    ? new SendResult.Failed(
                        SendStage.Prepare,
                        SendCause.RateLimited,
                        Retryable: true,
                        TimeSpan.FromSeconds(5),
                        "It waits for its turn."
                    )
                    : null;
            world.Signal();
            world.FastForward(TimeSpan.FromSeconds(59));
            PageDelivery waits = Assert.Single(world.PageOf().Deliveries);
            Assert.Equal((DeliveryState.Pending, 0, (string?)null), (waits.State, waits.Failures, waits.Error));

            world.FastForward(TimeSpan.FromSeconds(1));
            Assert.Equal(1, world.Email.Next("ana").Attempt);
            Assert.DoesNotContain(world.Events(), stored => stored.Type == "page.delivery_failed");
        });

    [Fact]
    public void What_can_never_pass_is_not_tried_again() =>
        World.Tell(world =>
        {
            world.Email.Answer = message => message.Person.Value == "ana" ? FakeChannel.Refusal(retryable: false) : null;
            world.Signal();
            world.FastForward(TimeSpan.FromMinutes(4));

            Assert.Single(world.Email.Begun, one => one.Message.Person.Value == "ana");
            Assert.Equal(DeliveryState.Failed, world.PageOf().Deliveries[0].State);
            world.Email.Next("ben");
        });

    /// <summary>A text that no store keeps would leave the attempt without a result: it would be sent again for ever, and nobody would see why.</summary>
    [Fact]
    public void A_provider_that_answers_garbage_is_told_and_tried_again_like_any_other() =>
        World.Tell(world =>
        {
            world.Email.Answer = _ =>
                world.Email.Begun.Count == 1
                    ? new SendResult.Failed(
                        SendStage.Answer,
                        SendCause.Faulty,
                        Retryable: true,
                        null,
                        "It said \0\ud800\r\n" + new string('x', 10_000)
                    )
                    : null;

            world.Signal();

            PageDelivery delivery = Assert.Single(world.PageOf().Deliveries);
            Assert.Equal((DeliveryState.Retrying, 1), (delivery.State, delivery.Failures));
            Assert.StartsWith("It said \uFFFD xxx", delivery.Error, StringComparison.Ordinal);
            Assert.InRange(delivery.Error!.Length, 100, 1024);
            world.FastForward(TimeSpan.FromSeconds(5));
            world.Email.Next("ana");
        });

    [Fact]
    public void A_provider_that_throws_is_a_failure_like_any_other() =>
        World.Tell(world =>
        {
            bool thrown = false;
            world.Email.Answer = _ =>
            {
                if (thrown)
                {
                    return null;
                }

                thrown = true;
                throw new InvalidOperationException("It broke.");
            };
            world.Signal();
            world.FastForward(TimeSpan.FromSeconds(5));

            Assert.Equal(2, world.Email.Next("ana").Attempt);
            Assert.Equal(["The channel email threw; the attempt counts as failed."], world.Node.Log.TakeErrors());
        });

    [Fact]
    public void A_provider_that_never_answers_is_given_up_after_the_time_out_and_tried_again() =>
        World.Tell(world =>
        {
            bool hangs = true;
            world.Email.Hangs = _ => hangs;
            world.Signal();
            world.FastForward(TimeSpan.FromSeconds(4));
            hangs = false;
            world.FastForward(TimeSpan.FromSeconds(2));

            Assert.Equal(2, world.Email.Next("ana").Attempt);
            Assert.Equal(0, world.Node.Count("muster_deliveries_duplicate"));
        });

    [Fact]
    public void An_acknowledgement_drops_what_waits_to_be_tried_again() =>
        World.Tell(world =>
        {
            world.Email.Answer = _ => FakeChannel.Refusal();
            world.Signal();
            world.FastForward(TimeSpan.FromSeconds(2));
            int begun = world.Email.Begun.Count;

            world.Acknowledge(world.PageOf().Id, "ana");
            world.FastForward(TimeSpan.FromHours(1));

            Assert.Equal(begun, world.Email.Begun.Count);
            Assert.Equal(0, world.Waiting());
        });

    [Fact]
    public void A_slow_channel_does_not_delay_the_other() =>
        World.Tell(world =>
        {
            world.Email.Hangs = message => message.Step == 3;
            world.Signal();
            world.FastForward(StepWait * 2);
            world.Email.Next("ana");
            world.Email.Next("ben");

            world.Webhook.Next("cleo");
            Assert.Equal(world.Now, world.Webhook.Arrived[0].At);
        });

    [Fact]
    public void A_receiver_that_hangs_does_not_delay_the_other_receivers_of_its_channel() =>
        World.Tell(world =>
        {
            world.Email.Hangs = message => message.Person.Value == "ana";
            for (int count = 0; count < 20; count++)
            {
                world.Signal("Alert" + count);
            }

            world.FastForward(StepWait);
            foreach ((DateTimeOffset _, ChannelMessage message) in world.Email.Arrived.ToList())
            {
                Assert.Equal("ben", world.Email.Next().Person.Value);
            }

            Assert.All(world.Pages(), page => Assert.Contains(new PersonId("ben"), page.Notified));
            TimeSpan latest = world.Email.Arrived.Max(one => one.At - one.Message.NotifiedAt);
            Assert.InRange(latest, TimeSpan.Zero, TimeSpan.FromSeconds(11));
            foreach (int count in Enumerable.Range(0, 20))
            {
                world.Acknowledge(world.PageOf("Alert" + count).Id, "ana");
            }
        });

    [Fact]
    public void What_waits_for_a_receiver_that_hangs_is_neither_claimed_nor_written() =>
        World.Tell(world =>
        {
            world.Email.Hangs = message => message.Person.Value == "ana";
            for (int count = 0; count < 20; count++)
            {
                world.Signal("Alert" + count);
            }

            int commits = 0;
            world.Store.Fault = method =>
            {
                commits += method == "CommitAsync" ? 1 : 0;
                return null;
            };
            world.FastForward(TimeSpan.FromSeconds(3));

            Assert.Equal(0, commits);
            Assert.Single(world.Email.Begun);
        });

    [Fact]
    public void A_contact_on_a_channel_that_this_Muster_has_not_fails_at_once_and_says_so() =>
        World.Tell(
            new World(more: services => services.Remove(services.Last(service => service.ServiceType == typeof(IChannel)))),
            world =>
            {
                world.Signal();
                world.FastForward(StepWait * 2);
                foreach (int _ in Enumerable.Range(0, 5))
                {
                    world.Email.Next();
                }

                PageDelivery delivery = Assert.Single(world.PageOf().Deliveries, one => one.Planned.Channel == "webhook");
                Assert.Equal((DeliveryState.Failed, "This Muster has no channel 'webhook'."), (delivery.State, delivery.Error));
                Assert.Equal(0, world.Waiting());
            }
        );

    [Fact]
    public void A_result_that_the_store_does_not_take_at_first_is_written_when_it_does() =>
        World.Tell(world =>
        {
            world.Email.Answer = _ =>
            {
                world.Store.Fault = method => method == "CommitAsync" ? new StoreUnavailableException("The disk is full.") : null;
                return null;
            };
            world.Signal();
            world.FastForward(TimeSpan.FromSeconds(3));
            world.Store.Fault = null;
            world.FastForward(TimeSpan.FromMinutes(1));

            world.Email.Next("ana");
            Assert.Single(world.Email.Begun);
            Assert.Equal(DeliveryState.Delivered, Assert.Single(world.PageOf().Deliveries).State);
            world.Node.Log.TakeErrors();
        });
}
