// Telling subscribers: each once, whatever breaks, and no page waits for them.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Core.StatusPage.Subscribers;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class SubscriberTests
{
    private readonly FakeSubscribers _subscribers = new();

    [Fact]
    public void Each_of_many_is_told_once_and_by_component() =>
        Tell(world =>
        {
            Subscribe(world, 450);
            Subscribe(world, 30, from: 1_000, "api");
            Subscribe(world, 30, from: 2_000, "web");

            News(world, "B-1/1", "api");

            Assert.Equal(480, _subscribers.Told.Count);
            Assert.Equal(480, _subscribers.Told.Distinct().Count());
            Assert.DoesNotContain(
                _subscribers.Told,
                one => one.Address.StartsWith("s20", StringComparison.Ordinal) && one.Address.Length == 17
            );
            MailingRow row = world.Node.Do(() => world.Store.FindAsync(Views.Mailing, "B-1/1", default))!.Row<MailingRow>();
            Assert.Equal(480, row.Queued);
            Assert.NotNull(row.EndedAt);
        });

    [Fact]
    public void Two_updates_are_told_to_each_in_their_order() =>
        Tell(world =>
        {
            Subscribe(world, 250);
            Start(world, "B-1/1");
            Start(world, "B-1/2");
            world.FastForward(TimeSpan.FromSeconds(5));

            Assert.All(
                _subscribers.Told.GroupBy(one => one.Address),
                one => Assert.Equal(["news/B-1/1", "news/B-1/2"], one.Select(told => told.Key))
            );
            Assert.Equal(500, _subscribers.Told.Count);
        });

    [Fact]
    public void A_crash_in_the_midst_leaves_nobody_out_and_tells_no_more_twice_than_were_on_their_way() =>
        Tell(world =>
        {
            Subscribe(world, 450);
            int told = 0;
            _subscribers.Before = _ => ++told > 210 ? new TaskCompletionSource().Task : Task.CompletedTask;
            News(world, "B-1/1");
            Assert.InRange(_subscribers.Told.Count, 200, 220);

            _subscribers.Before = null;
            world.Crash();
            world.FastForward(TimeSpan.FromSeconds(30));

            Assert.Equal(450, _subscribers.Told.Select(one => one.Address).Distinct().Count());
            Assert.InRange(_subscribers.Told.Count, 450, 450 + (PagerDefaultsSends * _subscribers.AtOnce));
        });

    [Fact]
    public void A_page_that_begins_while_all_hands_are_busy_with_subscribers_leaves_at_once() =>
        Tell(world =>
        {
            Subscribe(world, 450);
            TaskCompletionSource hang = new();
            _subscribers.Before = _ => hang.Task;
            News(world, "B-1/1");
            Assert.Empty(_subscribers.Told);

            world.Signal();
            world.FastForward(TimeSpan.Zero);

            Assert.NotEmpty(world.Email.Untaken());
            hang.SetResult();
            world.FastForward(TimeSpan.FromSeconds(40));
            Assert.Equal(450, _subscribers.Told.Select(one => one.Address).Distinct().Count());
            world.Email.TakeAll();
            world.Webhook.TakeAll();
        });

    [Fact]
    public void Whoever_is_not_let_in_now_is_told_later_and_nobody_else_twice() =>
        Tell(world =>
        {
            Subscribe(world, 60);
            bool isGrey = true;
            _subscribers.Answer = one =>
                isGrey && one.Address is "s7@example.org" ? (Failure("451 Try later", retryable: true), SubscriberVerdict.Failed) : null;
            News(world, "B-1/1");
            Assert.Equal(59, _subscribers.Told.Count);

            isGrey = false;
            world.FastForward(TimeSpan.FromMinutes(2));

            Assert.Equal(60, _subscribers.Told.Distinct().Count());
            Assert.Equal(60, _subscribers.Told.Count);
            Assert.Equal(0, Read(world, 7).Bounces);
        });

    [Fact]
    public void A_mailbox_that_is_gone_sleeps_and_what_was_said_of_it_names_no_address() =>
        Tell(world =>
        {
            Subscribe(world, 3);
            _subscribers.Answer = one =>
                one.Address == "s1@example.org"
                    ? (Failure("550 5.1.1 <s1@example.org> unknown", retryable: false), SubscriberVerdict.Gone)
                    : null;

            News(world, "B-1/1");

            Assert.Equal(SubscriptionStatus.Bouncing, Read(world, 1).Status);
            Assert.Equal("550 5.1.1 <…> unknown", Read(world, 1).Failure);
            Assert.Equal(2, _subscribers.Told.Count);
            News(world, "B-1/2");
            Assert.Equal(4, _subscribers.Told.Count);
        });

    [Fact]
    public void A_mail_server_that_lets_nobody_in_puts_nobody_to_sleep_and_all_are_told_when_it_does() =>
        Tell(world =>
        {
            Subscribe(world, 30);
            _subscribers.Answer = _ =>
                (new SendResult.Failed(SendStage.Connect, SendCause.Unreachable, true, null, "Away."), SubscriberVerdict.Ours);
            News(world, "B-1/1");
            world.FastForward(TimeSpan.FromMinutes(30));
            Assert.Empty(_subscribers.Told);

            _subscribers.Answer = null;
            world.FastForward(TimeSpan.FromMinutes(6));

            Assert.Equal(30, _subscribers.Told.Distinct().Count());
            Assert.Equal(30, _subscribers.Told.Count);
            Assert.All(Enumerable.Range(0, 30), number => Assert.Equal(0, Read(world, number).Bounces));
        });

    [Fact]
    public void Whoever_leaves_while_their_message_waits_is_not_told() =>
        Tell(world =>
        {
            Subscribe(world, 2);
            _subscribers.Answer = _ => (Failure("451 Try later", retryable: true), SubscriberVerdict.Failed);
            News(world, "B-1/1");
            Put(world, Read(world, 1).Unsubscribe("Enough.", by: null, world.Now));

            _subscribers.Answer = null;
            world.FastForward(TimeSpan.FromMinutes(2));

            Assert.Equal("s0@example.org", Assert.Single(_subscribers.Told).Address);
        });

    [Fact]
    public void No_address_stands_in_the_queue() =>
        Tell(world =>
        {
            Subscribe(world, 2);
            _subscribers.Answer = _ => (Failure("451 Try later", retryable: true), SubscriberVerdict.Failed);
            News(world, "B-1/1");
            world.FastForward(TimeSpan.FromMinutes(1));

            IReadOnlyList<ClaimedMessage> waiting = world.Node.Do(() =>
                world.Store.ClaimAsync("status-email", world.Now.AddHours(1), TimeSpan.FromSeconds(1), "x", new(10, 10, []), default)
            );

            Assert.NotEmpty(waiting);
            Assert.All(waiting, one => Assert.DoesNotContain("example.org", one.Message.ToString(), StringComparison.Ordinal));
        });

    private const int PagerDefaultsSends = Muster.Engine.Pager.PagerDefaults.SendsMax;

    private void Tell(Action<World> story) =>
        World.Tell(new World(more: services => services.AddSingleton<ISubscriberChannel>(_subscribers)), story);

    private static void Subscribe(World world, int count, int from = 0, params string[] components)
    {
        foreach (int number in Enumerable.Range(from, count))
        {
            Put(
                world,
                new Subscription(
                    IdOf(number),
                    SubscriberChannel.Email,
                    $"s{number}@example.org",
                    [.. components],
                    "en",
                    SubscriptionStatus.Confirmed,
                    world.Now
                )
                {
                    Consent = new("Test.", World.Admin, world.Now),
                }
            );
        }
    }

    private static void Put(World world, Subscription subscription) =>
        world.Do(
            (work, _) =>
            {
                work.Put(SubscriptionRows.Row(subscription));
                return Task.FromResult<Rejection?>(null);
            }
        );

    private static Subscription Read(World world, int number) =>
        world.Node.Do(() => world.Store.FindAsync(Views.Subscription, IdOf(number).Value, default))!.Row<Subscription>();

    private static SubscriptionId IdOf(int number) => new(number.ToString("x32", CultureInfo.InvariantCulture));

    private static void News(World world, string key, params string[] components)
    {
        Start(world, key, components);
        world.FastForward(TimeSpan.FromSeconds(3));
    }

    private static void Start(World world, string key, params string[] components) =>
        world.Do(
            (work, _) =>
            {
                ImmutableArray<string> about = [.. components];
                SubscriberPost.Tell(
                    work,
                    new(
                        key,
                        "B-1",
                        "Playback",
                        BulletinKind.Incident,
                        "Slow",
                        BulletinStatus.Investigating,
                        BulletinImpact.Minor,
                        "We look.",
                        [.. about.Select(id => new ComponentStatusView(new(id), id, ComponentStatus.DegradedPerformance))],
                        work.Now,
                        null,
                        "/status"
                    )
                );
                return Task.FromResult<Rejection?>(null);
            }
        );

    private static SendResult.Failed Failure(string said, bool retryable) =>
        new(SendStage.Send, SendCause.Rejected, retryable, RetryAfter: null, said);
}
