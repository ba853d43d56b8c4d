// One run: nodes that come and go, senders, people who answer or do not, a store and providers that fail, all by one seed.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Simulation;

/// <summary>
/// The engine as it ships, on the in-memory store a moment away. Which continuation runs next, what people do and what breaks when, all comes from the seed.
/// </summary>
public sealed partial class SimulatedRun : IDisposable
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan SettlingMax = TimeSpan.FromMinutes(4);

    /// <summary>Longer where a silence that begins at the end is to page first.</summary>
    private static readonly TimeSpan SettlingBeatsMax = TimeSpan.FromMinutes(6);

    /// <summary>Longer than any wait of this organisation: what has done nothing for so long, and has nothing to do, is at rest.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(75);

    /// <summary>Nobody else commits, so that whatever a loop does not know by itself comes late enough to be seen.</summary>
    private static readonly TimeSpan PollAlone = TimeSpan.FromSeconds(5);

    private static readonly string[] People = ["ana", "ben", "cleo", "dora", "emil", "fay"];

    private readonly int _seed;
    private readonly Traits _traits;
    private readonly Random _chance;
    private readonly World _world;
    private readonly List<Node> _live = [];
    private readonly List<(Node Node, DateTimeOffset Until)> _frozen = [];
    private readonly List<Disturbance> _disturbances = [];
    private readonly List<(DateTimeOffset Dead, DateTimeOffset Started)> _gaps = [];
    private readonly List<DateTimeOffset> _joined = [];
    private readonly List<Receipt> _accepted = [];
    private readonly List<SilenceId> _silences = [];
    private readonly List<string> _bugs = [];
    private int _operations;
    private bool _isHealed;

    public SimulatedRun(int seed)
    {
        _seed = seed;
        _traits = Traits.Of(seed);
        _chance = new Random(seed);
        _walls = new Random(seed ^ 0x77616c6c);
        _jobs = new Random(seed ^ 0x6a6f6273);
        _world = new World(
            SimulatedOrganisation.Of(_traits),
            seed,
            pollMax: _traits.IsShared ? null : PollAlone,
            hasClock: _traits.IsShared
        );
        _live.Add(_world.Node);
        if (_traits.IsShared)
        {
            Join();
        }

        _world.Email.Latency = TimeSpan.FromMilliseconds(_chance.Next(0, 400));
        _world.Webhook.Latency = TimeSpan.FromMilliseconds(_chance.Next(0, 400));
    }

    public History Play()
    {
        DateTimeOffset began = _world.Now;
        long started = _world.Clock.GetTimestamp();
        BeginJobs();
        while (_world.Clock.GetElapsedTime(started) < Length)
        {
            Thaw(_world.Now);
            SetClocks();
            Act(_chance.Next(100));
            _world.FastForward(TimeSpan.FromMilliseconds(_chance.Next(0, 4000)));
        }

        Heal();
        DateTimeOffset healed = _world.Now;
        ReviveJobs();
        bool isAtRest = Settle(healed);
        Assert.Null(_world.Pump.Escape);
        _bugs.AddRange(_world.UnexpectedFailures());
        Assert.True(_bugs.Count == 0, string.Join("\n", _bugs.Take(3)));
        return Tell(began, healed, isAtRest);
    }

    public void Dispose() => _world.Dispose();

    private void Act(int what)
    {
        Action act = what switch
        {
            < 1 when _traits.Bursts => Burst,
            < 7 when _traits.HandsOver => Arrange,
            < 9 when _traits.HandsOver => SignalAtEdge,
            < 28 => () => Signal(resolved: false),
            < 40 => () => Signal(resolved: true),
            < 54 => Answer,
            < 58 => Refuse,
            < 62 => Declare,
            < 74 => Command,
            < 78 => Silence,
            < 80 => EndSilence,
            < 86 => BreakProvider,
            < 90 => BreakStore,
            < 94 => () => Kill(_chance),
            < 97 => Freeze,
            _ => Join,
        };
        act();
    }

    private void Decide(Func<Work, CancellationToken, Task<Rejection?>> act) =>
        Begin(node => node.Get<CommandRunner>().RunAsync(new("op-" + ++_operations, "what it says"), act, CancellationToken.None));

    /// <summary>Begins what somebody does at any node, beside everything else; who is told that the store is away gives up.</summary>
    private void Begin(Func<Node, Task> act)
    {
        if (_live.Count > 0)
        {
            Begin(_live[_chance.Next(_live.Count)], act);
        }
    }

    private void Begin(Node node, Func<Node, Task> act) =>
        _ = node.Begin<object?>(async () =>
        {
            try
            {
                await act(node);
            }
            catch (StoreUnavailableException)
            {
                // A 503: the sender was not told that it was kept.
            }
            catch (Exception failure)
            {
                _bugs.Add(failure.ToString());
            }

            return null;
        });

    /// <summary>Until nothing more is to come; answers whether that came in time.</summary>
    private bool Settle(DateTimeOffset healed)
    {
        DateTimeOffset latest = healed + (_traits.Beats ? SettlingBeatsMax : SettlingMax);
        while (_world.Now < latest)
        {
            _world.FastForward(TimeSpan.FromSeconds(15));
            if (_world.Now > healed + Rest && _world.Waiting() == 0 && IsAtRest(latest))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAtRest(DateTimeOffset latest)
    {
        ImmutableArray<StoredEvent> events = _world.Events();
        return JobsAreKnown() && events[^1].At + Rest < _world.Now && !History.Pages(events).Any(one => one.Page.Due?.At < latest);
    }

    private History Tell(DateTimeOffset began, DateTimeOffset healed, bool isAtRest)
    {
        ImmutableArray<View> rows = _world.Rows();
        return new History(
            _seed,
            began,
            healed,
            _world.Now,
            isAtRest,
            _world.Events(),
            [.. _world.Written],
            _world.Groups(),
            [.. _pings],
            [.. _accepted],
            [.. _accepted.Select(receipt => _world.ReceiptOf(receipt.Id)).OfType<Receipt>()],
            _world.Firing(),
            [.. Attempts(channel => channel.Begun)],
            [.. Attempts(channel => channel.Arrived)],
            [.. _disturbances],
            [.. _gaps],
            [.. _joined],
            _world.Waiting(),
            rows,
            Rebuilt()
        );
    }

    private ImmutableArray<View> Rebuilt()
    {
        Node node = _live[0];
        node.Do(() => node.Get<Rebuild>().RunAsync(CancellationToken.None));
        return _world.Rows();
    }

    private IEnumerable<Attempt> Attempts(Func<FakeChannel, IEnumerable<(DateTimeOffset At, ChannelMessage Message)>> of) =>
        new[] { _world.Email, _world.Webhook }.SelectMany(of).OrderBy(one => one.At).Select(one => new Attempt(one.At, one.Message));
}
