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
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(4);
    private static readonly string[] People = ["ana", "ben", "cleo", "dora", "emil", "fay"];

    private readonly int _seed;
    private readonly Random _chance;
    private readonly World _world;
    private readonly List<Node> _live = [];
    private readonly List<(Node Node, DateTimeOffset Until)> _frozen = [];
    private readonly List<Disturbance> _disturbances = [];
    private readonly List<Receipt> _accepted = [];
    private readonly List<SilenceId> _silences = [];
    private readonly List<string> _bugs = [];
    private int _operations;

    public SimulatedRun(int seed)
    {
        _seed = seed;
        _chance = new Random(seed);
        _world = new World(SimulatedOrganisation.Of(seed), seed);
        _live.Add(_world.Node);
        _live.Add(_world.Join());
        _world.Email.Latency = TimeSpan.FromMilliseconds(_chance.Next(0, 400));
        _world.Webhook.Latency = TimeSpan.FromMilliseconds(_chance.Next(0, 400));
    }

    public History Play()
    {
        DateTimeOffset began = _world.Now;
        while (_world.Now < began + Length)
        {
            Thaw(_world.Now);
            Act(_chance.Next(100));
            _world.FastForward(TimeSpan.FromMilliseconds(_chance.Next(0, 4000)));
        }

        Heal();
        DateTimeOffset healed = _world.Now;
        _world.FastForward(Settling);
        Assert.Null(_world.Pump.Escape);
        _bugs.AddRange(_world.UnexpectedFailures());
        Assert.True(_bugs.Count == 0, string.Join("\n", _bugs.Take(3)));
        return Tell(began, healed);
    }

    public void Dispose() => _world.Dispose();

    private void Act(int what)
    {
        Action act = what switch
        {
            < 1 when _seed % 2 == 0 => Burst,
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
            < 94 => Kill,
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
        if (_live.Count == 0)
        {
            return;
        }

        Node node = _live[_chance.Next(_live.Count)];
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
    }

    private History Tell(DateTimeOffset began, DateTimeOffset healed)
    {
        ImmutableArray<View> rows = _world.Rows();
        return new History(
            _seed,
            began,
            healed,
            _world.Now,
            _world.Events(),
            _world.Groups(),
            [.. _accepted],
            [.. _accepted.Select(receipt => _world.ReceiptOf(receipt.Id)).OfType<Receipt>()],
            _world.Firing(),
            [.. Attempts(channel => channel.Begun)],
            [.. Attempts(channel => channel.Arrived)],
            [.. _disturbances],
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
