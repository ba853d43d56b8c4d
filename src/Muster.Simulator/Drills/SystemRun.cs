// A simulated system on its way through a variant: faults come and go, and what is done to it takes its time.
using System.Collections.Immutable;
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Drills;

/// <summary>Only the system, without monitoring and people: par is searched with it. The same variant and acts give the same seconds.</summary>
public sealed class SystemRun
{
    private readonly Variant _variant;
    private readonly SimulatedWorld _world;
    private readonly List<Work> _underWay = [];
    private readonly List<DrawnFault> _ended = [];
    private readonly HashSet<string> _standing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Reach> _reached = new(StringComparer.Ordinal);
    private int _nextFault;

    public SystemRun(Variant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        (_variant, _world) = (variant, new SimulatedWorld(variant.Scenario.Topology));
    }

    /// <summary>The second that comes next, from 0.</summary>
    public int Now => _world.Now;

    public SimulatedWorld World => _world;

    /// <summary>What is being done at this moment, and what waits for hands, in the order in which it was ordered.</summary>
    public IReadOnlyList<Work> UnderWay => _underWay;

    /// <summary>The faults that hold at this moment, by their ids.</summary>
    public IReadOnlySet<string> Standing => _standing;

    /// <summary>The faults that ended at the beginning of the last second, by themselves or because somebody ended them.</summary>
    public IReadOnlyList<DrawnFault> Ended => _ended;

    /// <summary>Whether anything that was done takes away from what the customers have: traffic that is refused, a feature that is off.</summary>
    public bool IsReduced => _reached.Values.Any(reach => reach.Offer.Verb is Verb.Shed or Verb.Flag && reach.Value > 0);

    /// <summary>
    /// Begins to do something, or lets it wait until hands are free. One thing at a time is done to the system, whoever does it, and binds hands for its time, at most
    /// <see cref="DrillDefaults.HandsSeconds"/>. Null when the same is being done or waits already, and when <see cref="DrillDefaults.WaitingMax"/> wait.
    /// </summary>
    /// <param name="free">The second in which whoever does it is free of all else.</param>
    /// <param name="pace">How quickly it is done: 1 in ordinary hands, 2 twice as quickly.</param>
    public Work? Begin(Offer offer, Act act, int free = 0, double pace = 1)
    {
        ArgumentNullException.ThrowIfNull(offer);
        ArgumentNullException.ThrowIfNull(act);
        if (_underWay.Exists(work => work.Offer == offer) || _underWay.Count(work => work.Waits(Now)) >= DrillDefaults.WaitingMax)
        {
            return null;
        }

        int seconds = Math.Max(1, (int)Math.Round(_variant.SecondsOf(offer) / pace));
        int from = _underWay.Select(work => work.HandsUntil).Append(free).Append(Now).Max();
        Work taken = new(offer, act, from, from + seconds);
        _underWay.Add(taken);
        return taken;
    }

    /// <summary>Moves on by one second, begins what waited for hands that are free now, and answers what was finished at its beginning.</summary>
    public Second Step(List<Work> finished)
    {
        ArgumentNullException.ThrowIfNull(finished);
        _ended.Clear();
        foreach (Work work in _underWay)
        {
            if (work.From == Now)
            {
                _world.Begin(work.During, _variant.Draw(work.Offer.While, Name(work.Offer)));
            }
        }

        Faults();
        for (int at = 0; at < _underWay.Count; at++)
        {
            if (_underWay[at].Until <= Now)
            {
                finished.Add(_underWay[at]);
                Finish(_underWay[at]);
                _underWay.RemoveAt(at--);
            }
        }

        return _world.Step();
    }

    private void Faults()
    {
        for (; _nextFault < _variant.Faults.Length && _variant.Faults[_nextFault].At <= Now; _nextFault++)
        {
            DrawnFault fault = _variant.Faults[_nextFault];
            _standing.Add(fault.Fault.Id);
            _world.Begin(fault.Fault.Id, fault.Effects);
        }

        foreach (DrawnFault fault in _variant.Faults)
        {
            if (fault.Until == Now)
            {
                End(fault.Fault.Id);
            }
        }
    }

    private void End(string fault)
    {
        if (_standing.Remove(fault))
        {
            _world.End(fault);
            _ended.Add(Drawn(fault));
        }
    }

    /// <summary>What a fault left behind is mended. One that still goes on begins anew: what is brought back is lost again.</summary>
    private void Repair(string fault)
    {
        _world.Repair(fault);
        if (_standing.Contains(fault))
        {
            _world.Begin(fault, Drawn(fault).Effects);
        }
    }

    private void Finish(Work work)
    {
        Offer offer = work.Offer;
        _world.Repair(work.During);
        foreach (string fault in offer.Ends)
        {
            End(fault);
        }

        foreach (string fault in offer.Repairs)
        {
            Repair(fault);
        }

        Stand(work);
    }

    /// <summary>What was done stands from now on, in place of what was set with the same offer before.</summary>
    private void Stand(Work work)
    {
        Offer offer = work.Offer;
        ImmutableArray<Effect> then = _variant.Draw(offer.Then, Name(offer));
        (string clients, double reached) = ("", 1);
        switch (offer.Verb)
        {
            case Verb.Shed:
                clients = work.Act.Text("clients");
                reached = Math.Clamp(work.Act.Number("percent") ?? 0, 0, 100);
                then = then.Add(new Effect(Knob.Shed, offer.Target, reached / 100, clients.Length > 0 ? clients : null));
                break;
            case Verb.Scale:
                int instances = _world.Components[_world.PlaceOf(offer.Target)!.Value].Instances;
                reached = work.Act.Number("instances") ?? instances;
                then = then.Add(new Effect(Knob.Instances, offer.Target, reached - instances));
                break;
            case Verb.Restart:
                then = [.. then, new Effect(Knob.Drop, offer.Target, 1), new Effect(Knob.Forget, offer.Target, 1)];
                break;
            case Verb.Flag when work.Act.Text("state") == "on":
                (reached, then) = (0, []);
                break;
        }

        string name = $"{Name(offer)}/{clients}";
        foreach (
            string before in _reached.Keys.Where(key => key == name || (clients.Length == 0 && _reached[key].Offer == offer)).ToArray()
        )
        {
            _reached.Remove(before);
            _world.Repair(before);
        }

        _reached[name] = new(offer, reached);
        _world.Begin(name, then);
    }

    private DrawnFault Drawn(string fault) => _variant.Faults.First(drawn => drawn.Fault.Id == fault);

    private static string Name(Offer offer) => $"{offer.Verb}/{offer.Target}/{offer.Name}";

    private sealed record Reach(Offer Offer, double Value);
}
