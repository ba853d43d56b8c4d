// What a node writes while it has a hand free leaves without being claimed.
using Microsoft.Extensions.Logging.Abstractions;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Ports.InMemory;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Pager;

public sealed class HeldMessageTests
{
    private const string Queue = "email";
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 2, 0, 0, TimeSpan.Zero);

    private readonly List<ClaimedMessage> _begun = [];
    private readonly TaskCompletionSource _sent = new();
    private readonly VirtualClock _clock = new(Now);
    private readonly Wake _wake = new();

    [Fact]
    public void A_page_leaves_in_the_commit_that_starts_it() =>
        World.Tell(world =>
        {
            world.Signal();
            world.FastForward(TimeSpan.FromSeconds(5));

            Assert.Equal(1, world.Email.Next("ana").Attempt);
            Assert.Equal(DeliveryState.Delivered, Assert.Single(world.PageOf().Deliveries).State);
            Assert.Equal(0, world.Claims);
        });

    [Fact]
    public void What_a_killed_node_held_is_sent_when_its_lease_has_ended() =>
        World.Tell(world =>
        {
            world.Email.Latency = TimeSpan.FromHours(1);
            world.Signal();
            world.FastForward(TimeSpan.FromSeconds(1));
            world.Email.Latency = TimeSpan.Zero;
            world.Crash();
            world.FastForward(PagerDefaults.Lease - TimeSpan.FromSeconds(2));
            Assert.Empty(world.Email.Arrived);

            world.FastForward(TimeSpan.FromSeconds(2));
            Assert.Equal(2, world.Email.Next("ana").Attempt);
        });

    [Fact]
    public async Task A_message_is_held_only_while_the_loop_runs_and_its_address_is_free()
    {
        OutboxLoop loop = Loop();
        Assert.Null(loop.Hold(Message("a", "ana")));

        await TurnAsync(loop);
        Assert.Null(loop.Hold(Message("c", "ben", later: TimeSpan.FromSeconds(1))));
        OutboxMessage held = Held(loop, "a", "ana");
        loop.Release(held);
        OutboxMessage again = Held(loop, "b", "ana");

        loop.Send(again);
        Assert.Equal(new ClaimedMessage(Message("b", "ana"), 1, Now + PagerDefaults.Lease), Assert.Single(_begun));
        Assert.True(loop.IsSending);
        Assert.Null(loop.Hold(Message("d", "ana")));
        _sent.SetResult();
        Assert.False(loop.IsSending);
        await TurnAsync(loop);
        loop.Release(Held(loop, "d", "ana"));

        await loop.EndAsync();
        Assert.Null(loop.Hold(Message("d", "ana")));
    }

    [Fact]
    public async Task A_stop_waits_for_what_is_held_until_it_was_sent_or_was_not_written()
    {
        OutboxLoop loop = Loop();
        await TurnAsync(loop);
        OutboxMessage written = Held(loop, "a", "ana");
        OutboxMessage refused = Held(loop, "b", "ben");
        await loop.EndAsync();

        Task drained = loop.DrainAsync(PagerDefaults.DrainMax);
        loop.Release(refused);
        Assert.False(drained.IsCompleted);
        loop.Send(written);
        Assert.False(drained.IsCompleted);
        _sent.SetResult();
        await drained;

        Assert.Equal("a", Assert.Single(_begun).Message.Key);
    }

    [Fact]
    public async Task A_stop_does_not_wait_longer_than_it_is_told_for_a_commit_that_never_ends()
    {
        OutboxLoop loop = Loop();
        await TurnAsync(loop);
        Held(loop, "a", "ana");
        await loop.EndAsync();

        Task drained = loop.DrainAsync(PagerDefaults.DrainMax);
        _clock.MoveTo(Now + PagerDefaults.DrainMax - TimeSpan.FromMilliseconds(1));
        Assert.False(drained.IsCompleted);
        _clock.MoveTo(Now + PagerDefaults.DrainMax);

        await drained;
    }

    [Fact]
    public async Task A_hand_that_is_given_back_wakes_its_loop()
    {
        OutboxLoop loop = Loop();
        await TurnAsync(loop);
        Wake signal = loop.Signal(_wake);

        long held = signal.Mark();
        OutboxMessage first = Held(loop, "a", "ana");
        Assert.Equal(held, signal.Mark());
        loop.Release(first);
        long released = signal.Mark();
        Assert.NotEqual(held, released);

        loop.Send(Held(loop, "b", "ana"));
        Assert.Equal(released, signal.Mark());
        _sent.SetResult();
        Assert.NotEqual(released, signal.Mark());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_server_that_is_stopped_while_it_writes_a_page_leaves_none_to_the_end_of_its_lease(int seed)
    {
        using World world = new(seed: seed);
        Task? stopped = null;
        world.Store.Fault = method =>
        {
            if (method == nameof(IEventStore.CommitAsync) && stopped is null)
            {
                // A process ends with its stop.
                stopped = world.Node.Stop().ContinueWith(_ => world.Node.Kill(), TaskContinuationOptions.ExecuteSynchronously);
            }

            return null;
        };
        world.Signal();
        world.FastForward(TimeSpan.FromSeconds(1));
        Assert.True(stopped is { IsCompletedSuccessfully: true });
        world.Join();
        world.FastForward(TimeSpan.FromSeconds(2));

        world.Email.Next("ana");
    }

    [Fact]
    public async Task Nobody_overtakes_a_message_that_found_no_free_hand()
    {
        OutboxLoop loop = Loop();
        await TurnAsync(loop);
        OutboxMessage[] all = [.. Enumerable.Range(0, PagerDefaults.SendsMax).Select(number => Held(loop, "m" + number, "p" + number))];
        Assert.Null(loop.Hold(Message("x", "somebody else")));
        Array.ForEach(all, loop.Release);
        Assert.Null(loop.Hold(Message("y", "a third")));

        await TurnAsync(loop);

        loop.Release(Held(loop, "y", "a third"));
    }

    [Fact]
    public void What_could_not_be_written_frees_its_hand_and_leaves_once_it_is() =>
        World.Tell(world =>
        {
            int refusals = 2 * PagerDefaults.SendsMax;
            world.Store.Fault = method =>
                method == nameof(IEventStore.CommitAsync) && refusals-- > 0 ? new StoreUnavailableException("Down.") : null;
            world.Signal();
            world.FastForward(TimeSpan.FromMinutes(4));

            Assert.True(refusals < 0);
            world.Email.Next("ana");
            world.Node.Log.TakeErrors();
        });

    [Fact]
    public async Task What_runs_apart_holds_nothing()
    {
        OutboxLoop loop = Loop(isApart: true);
        await TurnAsync(loop);

        Assert.Null(loop.Hold(Message("a", "ana")));
    }

    private OutboxLoop Loop(bool isApart = false)
    {
        return new(
            Queue,
            message =>
            {
                _begun.Add(message);
                return _sent.Task;
            },
            new InMemoryStore(),
            new EngineOptions { Node = "node", Exit = _ => { } },
            _wake,
            new Troubles(),
            _clock,
            NullLogger<OutboxLoop>.Instance
        )
        {
            IsApart = isApart,
        };
    }

    /// <summary>One turn where the loop shall run from now on.</summary>
    private static async Task TurnAsync(OutboxLoop loop)
    {
        SynchronizationContext.SetSynchronizationContext(new Inline());
        Assert.Null(await loop.TurnAsync(CancellationToken.None));
    }

    private static OutboxMessage Held(OutboxLoop loop, string key, string address)
    {
        OutboxMessage message = Message(key, address);
        MessageHold? hold = loop.Hold(message);
        Assert.Equal(new MessageHold("node", Now + PagerDefaults.Lease), hold);
        return message with { Hold = hold };
    }

    private static OutboxMessage Message(string key, string address, TimeSpan later = default) =>
        new(key, Queue, address, "page/p", "{}", Now, Now + later);

    /// <summary>Does at once what is posted to it.</summary>
    private sealed class Inline : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => d(state);
    }
}
