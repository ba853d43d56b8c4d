// What breaks in a run: providers, the store, whole nodes; and how all of it heals.
using Muster.Core.Kernel;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Engine.Tests.Driving;

namespace Muster.Engine.Tests.Simulation;

public sealed partial class SimulatedRun
{
    /// <summary>About as many steps as one page takes from the signal to the send.</summary>
    private const int StepsMax = 300;

    private void BreakProvider()
    {
        FakeChannel channel = _chance.Next(2) == 0 ? _world.Email : _world.Webhook;
        DateTimeOffset until = _world.Now + TimeSpan.FromSeconds(_chance.Next(1, 20));
        if (_chance.Next(2) == 0)
        {
            channel.Answer = _ => _world.Now < until ? FakeChannel.Refusal() : null;
        }
        else
        {
            _disturbances.Add(new("provider hangs", _world.Now, until + channel.Timeout));
            channel.Hangs = _ => _world.Now < until;
        }
    }

    /// <summary>The store does not answer, or answers and the reply is lost.</summary>
    private void BreakStore()
    {
        DateTimeOffset until = _world.Now + TimeSpan.FromSeconds(_chance.Next(1, 15));
        Random fate = new(_chance.Next());
        _disturbances.Add(new("store", _world.Now, until));
        bool losesReplies = _chance.Next(2) == 0;
        Func<string, Exception?> fault = method =>
            _world.Now >= until || fate.Next(3) > 0 ? null : new StoreUnavailableException(method + " was told to fail.");
        _world.Store.Fault = losesReplies ? null : fault;
        _world.Store.FaultAfter = losesReplies ? fault : null;
    }

    private void Kill(Random chance)
    {
        if (_live.Count == 0)
        {
            return;
        }

        Node node = _live[chance.Next(_live.Count)];
        _live.Remove(node);
        _world.Pump.Interrupt(chance.Next(StepsMax), node.Kill);
        _disturbances.Add(new("killed", _world.Now, _world.Now + PagerDefaults.Lease));
        if (_live.Count == 0)
        {
            // Nobody is there until somebody joins.
            DateTimeOffset dead = _world.Now;
            _world.FastForward(TimeSpan.FromSeconds(chance.Next(1, 10)));
            DateTimeOffset until = _world.Now;
            node.Kill();
            Join();

            // By its wall clock the new node may begin hours later, or some seconds back where the record ends.
            DateTimeOffset started = _world.Now;
            _gaps.Add((dead, started));
            _disturbances.Add(new("nobody", started < dead ? started : dead, started > until ? started : until));
        }
    }

    /// <summary>A node hangs for longer than a lease, perhaps, and then goes on as if nothing had happened.</summary>
    private void Freeze()
    {
        if (_live.Count < 2)
        {
            return;
        }

        Node node = _live[_chance.Next(_live.Count)];
        _live.Remove(node);
        _world.Pump.Interrupt(_chance.Next(StepsMax), () => FreezeUnlessThawed(node));
        _frozen.Add((node, _world.Now + TimeSpan.FromSeconds(_chance.Next(1, 30))));
    }

    private void FreezeUnlessThawed(Node node)
    {
        if (_frozen.Any(one => one.Node == node))
        {
            node.Freeze();
        }
    }

    /// <summary>Those whose time has come go on.</summary>
    private void Thaw(DateTimeOffset now)
    {
        foreach ((Node node, DateTimeOffset until) in _frozen.Where(one => one.Until <= now).ToArray())
        {
            _frozen.Remove((node, until));
            _live.Add(node);
            node.Thaw();
            _disturbances.Add(new("frozen", until - TimeSpan.FromSeconds(45), _world.Now));
        }
    }

    private void Join()
    {
        if (_live.Count < (_traits.IsShared ? 3 : 1))
        {
            _live.Add(_world.Join());
            _joined.Add(_world.Now);
        }
    }

    private void Heal()
    {
        Thaw(DateTimeOffset.MaxValue);
        _world.Store.Fault = null;
        _world.Store.FaultAfter = null;
        foreach (FakeChannel channel in new[] { _world.Email, _world.Webhook })
        {
            channel.Hangs = _ => false;
            channel.Answer = null;
        }

        foreach (SilenceId silence in _silences)
        {
            _world.EndSilence(silence);
        }

        // Stopped in order, nothing of theirs is lost or told twice, and one node has to do what is left.
        foreach (Node node in _live.Skip(1))
        {
            _ = node.Stop();
        }
    }
}
