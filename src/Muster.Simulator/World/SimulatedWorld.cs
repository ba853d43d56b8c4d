// A simulated system that is moved on second by second.
namespace Muster.Simulator.World;

/// <summary>
/// The same topology and the same turns of its knobs give the same seconds, bit by bit, on every machine: it has no clock, no chance and no function whose last bit
/// differs. Not safe for several threads.
/// </summary>
public sealed class SimulatedWorld
{
    private readonly Wiring _wiring;
    private readonly Knobs _knobs;
    private readonly Flow _flow;
    private readonly Effects _effects;
    private readonly Waiting[] _waiting;
    private readonly double[] _lossShares;
    private int _at;

    /// <summary>Throws an <see cref="ArgumentException"/> that names every mistake when the topology cannot be simulated.</summary>
    public SimulatedWorld(Topology topology)
    {
        _wiring = new(topology);
        _knobs = new(_wiring);
        _flow = new(_wiring, _knobs);
        _effects = new(_wiring, _knobs, _flow);
        _waiting = [.. _wiring.Clients.Select(clients => new Waiting(clients))];
        _lossShares = new double[_waiting.Length];
    }

    /// <summary>The second that comes next, from 0.</summary>
    public int Now => _at;

    /// <summary>The components, callers first; readings are asked for by their places.</summary>
    public IReadOnlyList<Component> Components => _wiring.Components;

    /// <summary>What could be measured in the last second at the component at this place.</summary>
    public Reading Read(int component) => _flow.Read(component);

    /// <summary>The place of a component; null when there is none of this name.</summary>
    public int? PlaceOf(string name) => _wiring.PlaceOf(name);

    /// <summary>
    /// Something that is called <paramref name="cause"/> begins to have effects, from the next second on. Throws an <see cref="ArgumentException"/> when one of them turns
    /// nothing that there is.
    /// </summary>
    public void Begin(string cause, IEnumerable<Effect> effects) => _effects.Begin(cause, effects, _at);

    /// <summary>A cause is gone: each of its effects ends, wears off or stays, as it says.</summary>
    public void End(string cause) => _effects.End(cause, _at);

    /// <summary>What a cause left behind is repaired.</summary>
    public void Repair(string cause) => _effects.Repair(cause);

    /// <summary>Which share of what each kind of clients wanted in the last second was lost, 0 to 1, in the order of the topology's clients.</summary>
    public IReadOnlyList<double> LossShares => _lossShares;

    /// <summary>Moves on by one second.</summary>
    public Second Step()
    {
        _effects.Apply(_at);
        _flow.Clear();
        double arrived = 0;
        double waited = 0;
        for (int clients = 0; clients < _waiting.Length; clients++)
        {
            waited += _waiting[clients].Queued;
            double came = Come(clients);
            _flow.Enter(_wiring.Entries[clients], clients, came);
            arrived += came;
        }

        _flow.Run();
        double served = 0;
        double failed = 0;
        double shed = 0;
        double queued = 0;
        double lost = 0;
        double most = 0;
        string worst = "";
        for (int clients = 0; clients < _waiting.Length; clients++)
        {
            Fates fates = Meet(clients);
            served += fates.Served;
            failed += fates.Failed;
            shed += fates.Shed;
            queued += _waiting[clients].Queued;
            Clients of = _wiring.Clients[clients];
            double wanted = of.Demand * _knobs.Demand[clients];
            double lossShare = wanted > 0 ? Math.Min(1, fates.Lost / wanted) : 0;
            lost += of.People * _knobs.Demand[clients] * lossShare;
            _lossShares[clients] = lossShare;
            if (lossShare > most)
            {
                (most, worst) = (lossShare, of.Name);
            }
        }

        return new(_at++, arrived, arrived + waited, served, failed, shed, queued, lost, most, worst);
    }

    /// <summary>All that a kind of clients tries in this second.</summary>
    private double Come(int clients)
    {
        Clients of = _wiring.Clients[clients];
        double came = of.Demand * _knobs.Demand[clients];
        for (int attempt = 1; attempt <= of.Retries; attempt++)
        {
            came += _waiting[clients].Again(attempt);
        }

        return came;
    }

    /// <summary>What a kind of clients tried meets its fate, and what becomes known in this second is counted.</summary>
    private Fates Meet(int clients)
    {
        Clients of = _wiring.Clients[clients];
        Waiting waiting = _waiting[clients];
        (double goodTime, double anyTime) = _flow.Times(_wiring.Entries[clients], clients);
        (double good, double refused) = _flow.Chances(_wiring.Entries[clients], clients);
        double inTime = Flow.InTime(goodTime, of.TimeoutSeconds);
        int goodAfter = Whole(goodTime, of.TimeoutSeconds);
        int failedAfter = Whole(inTime < 1 && good > 0 ? of.TimeoutSeconds : anyTime, of.TimeoutSeconds);
        for (int attempt = 0; attempt <= of.Retries; attempt++)
        {
            double tried = attempt == 0 ? of.Demand * _knobs.Demand[clients] : waiting.Again(attempt);
            double served = tried * good * inTime;
            double shed = tried * refused;
            waiting.Decide(attempt, served, 0, shed, goodAfter);
            waiting.Decide(attempt, 0, Math.Max(0, tried - served - shed), 0, failedAfter);
        }

        return waiting.Pass(of);
    }

    private static int Whole(double seconds, double timeout) => (int)Math.Min(seconds, timeout);
}
