// How one second of requests goes down through the components, and how the answers come up.
namespace Muster.Simulator.World;

/// <summary>
/// A fluid model: requests are a flow, not persons. Each component is a queue in front of a capacity which shrinks as the queue grows; what it finishes calls those
/// below. Answers come up with the chance that they are good, refused or failed, and the time that they take; whoever waits longer than their time-out has failed, and
/// the work for them is done all the same. Source: the equations stand in docs/simulator.md.
/// </summary>
internal sealed class Flow
{
    /// <summary>Answers scatter around their mean: within this share of the time-out some come in time and some do not.</summary>
    private const double Scatter = 0.15;

    /// <summary>A component that is busier has a queue, and that says what is waited for.</summary>
    private const double BusyMax = 0.98;

    /// <summary>How quickly it is felt that requests are held longer: not all workers are in the same place at once.</summary>
    private const double HeldPace = 0.3;

    private readonly Wiring _wiring;
    private readonly Knobs _knobs;
    private readonly int _classes;
    private readonly double[] _queue;
    private readonly double[] _hits;
    private readonly double[] _in;
    private readonly double[] _out;
    private readonly double[] _rejected;
    private readonly double[] _wait;
    private readonly double[] _busy;
    private readonly double[] _good;
    private readonly double[] _refused;
    private readonly double[] _goodTime;
    private readonly double[] _anyTime;
    private readonly double[] _held;
    private readonly double[] _callFails;
    private double _longest;

    public Flow(Wiring wiring, Knobs knobs)
    {
        (_wiring, _knobs, _classes) = (wiring, knobs, wiring.Clients.Length);
        int components = wiring.Components.Length;
        int all = components * _classes;
        (_queue, _in, _out, _good, _refused, _goodTime, _anyTime) = (
            new double[all],
            new double[all],
            new double[all],
            new double[all],
            new double[all],
            new double[all],
            new double[all]
        );
        (_rejected, _wait, _busy) = (new double[components], new double[components], new double[components]);
        _hits = [.. wiring.Components.Select(component => component.Memory?.HitRatio ?? 0)];
        _held = [.. wiring.Components.Select(component => component.LatencySeconds)];
        _callFails = new double[wiring.Calls.Length * _classes];
    }

    /// <summary>A memory loses this share of what it knew.</summary>
    public void Forget(int component, double share) => _hits[component] *= 1 - Math.Clamp(share, 0, 1);

    /// <summary>This share of what waits in a component is thrown away.</summary>
    public void Drop(int component, double share)
    {
        for (int at = component * _classes; at < (component + 1) * _classes; at++)
        {
            _queue[at] *= 1 - Math.Clamp(share, 0, 1);
        }
    }

    /// <summary>Puts requests at the door of a component for this second.</summary>
    public void Enter(int component, int clients, double requests) => _in[(component * _classes) + clients] += requests;

    /// <summary>The chance that a request which enters here is answered well, and that it is refused at a door.</summary>
    public (double Good, double Refused) Chances(int component, int clients)
    {
        int at = (component * _classes) + clients;
        return (_good[at], _refused[at]);
    }

    /// <summary>Seconds until a good answer, and until any.</summary>
    public (double Good, double Any) Times(int component, int clients)
    {
        int at = (component * _classes) + clients;
        return (_goodTime[at], _anyTime[at]);
    }

    /// <summary>The share of answers that come within a time-out, when their mean takes so long.</summary>
    public static double InTime(double seconds, double timeout)
    {
        double late = (seconds / timeout) - (1 - Scatter);
        return late <= 0 ? 1
            : late >= 2 * Scatter ? 0
            : 1 - (late / (2 * Scatter));
    }

    /// <summary>Works one second out.</summary>
    public void Run()
    {
        for (int component = 0; component < _wiring.Components.Length; component++)
        {
            Work(component);
            HandDown(component);
        }

        for (int component = _wiring.Components.Length - 1; component >= 0; component--)
        {
            for (int clients = 0; clients < _classes; clients++)
            {
                Answer(component, clients);
            }

            _held[component] += HeldPace * (_longest - _held[component]);

            Remember(component);
        }
    }

    /// <summary>Forgets what came in, once everybody has read it.</summary>
    public void Clear() => Array.Clear(_in);

    public Reading Read(int component)
    {
        double offered = 0;
        double served = 0;
        double failed = 0;
        double shed = 0;
        double queue = 0;
        double latency = 0;
        for (int clients = 0; clients < _classes; clients++)
        {
            int at = (component * _classes) + clients;
            double admitted = _in[at] * (1 - _knobs.Shed[at]);
            offered += _in[at];
            shed += _in[at] - admitted;
            served += _out[at];
            failed += _in[at] * Math.Max(0, 1 - _good[at] - _refused[at]);
            queue += _queue[at];
            latency = Math.Max(latency, _goodTime[at]);
        }

        return new(offered, served, failed, shed, queue, latency, _busy[component], _hits[component], _knobs.Instances[component]);
    }

    /// <summary>What can be finished in a second, as things stand.</summary>
    private double Capacity(int component, double queue)
    {
        Component of = _wiring.Components[component];
        double working = _knobs.Instances[component] * _knobs.Health[component];
        double crowding = of.QueueMax > 0 ? Math.Min(1, queue / of.QueueMax) : 0;
        double capacity = working * of.CapacityEach / (_knobs.Cost[component] * (1 + (of.Contention * crowding)));
        return of.WorkersEach > 0 ? Math.Min(capacity, working * of.WorkersEach / Math.Max(_held[component], 1e-3)) : capacity;
    }

    /// <summary>Takes in what came, finishes what it can, and refuses what does not fit any more.</summary>
    private void Work(int component)
    {
        int first = component * _classes;
        double waiting = 0;
        double came = 0;
        for (int at = first; at < first + _classes; at++)
        {
            waiting += _queue[at];
            came += _in[at] * (1 - _knobs.Shed[at]);
        }

        double capacity = Capacity(component, waiting);
        if (capacity < WorldDefaults.CapacityMin)
        {
            Refuse(component, first);
            return;
        }

        double all = waiting + came;
        double done = Math.Min(all, capacity);
        double left = all - done;
        double over = Math.Max(0, left - _wiring.Components[component].QueueMax);
        _rejected[component] = came > 0 ? Math.Min(1, over / came) : 0;
        double doneShare = all > 0 ? done / all : 0;
        double stayShare = all - done > 0 ? (left - over) / left : 0;
        for (int at = first; at < first + _classes; at++)
        {
            double mine = _queue[at] + (_in[at] * (1 - _knobs.Shed[at]));
            _out[at] = mine * doneShare;
            _queue[at] = (mine - _out[at]) * stayShare;
        }

        double busy = all / capacity;
        _busy[component] = Math.Min(1, busy);
        _wait[component] =
            busy > 1 ? (waiting + ((came - over) / 2)) / capacity : CrowdedWait(component, Math.Min(busy, BusyMax), capacity);
    }

    /// <summary>
    /// What a request waits for its turn where no queue stands for longer than a second: little until nearly all is used, and the less the more are worked on side by side.
    /// Source: the usual approximation of the queue with many servers (Sakasegawa 1977), with 2 for its exponent.
    /// </summary>
    private double CrowdedWait(int component, double busy, double capacity)
    {
        double idle = _wiring.Components[component].LatencySeconds;
        double sideBySide = Math.Max(1, capacity * idle);
        return idle * busy * busy / (sideBySide * (1 - busy));
    }

    /// <summary>Nothing of it works: connections are refused, and what waited is lost.</summary>
    private void Refuse(int component, int first)
    {
        Array.Clear(_queue, first, _classes);
        Array.Clear(_out, first, _classes);
        (_rejected[component], _busy[component], _wait[component]) = (1, 0, 0);
    }

    /// <summary>What was finished calls those below; what fails there is called again at once, as often as the caller does that.</summary>
    private void HandDown(int component)
    {
        double misses = 1 - _hits[component];
        for (int call = _wiring.FirstCalls[component]; call < _wiring.FirstCalls[component + 1]; call++)
        {
            Call of = _wiring.Calls[call];
            double share = of.Ratio * _knobs.Use[call] * (of.OnMiss ? misses : 1);
            int callee = _wiring.Callees[call] * _classes;
            for (int clients = 0; clients < _classes; clients++)
            {
                double fails = _callFails[(call * _classes) + clients];
                double tries = 1;
                double chance = fails;
                for (int again = 0; again < of.Retries; again++)
                {
                    tries += chance;
                    chance *= fails;
                }

                _in[callee + clients] += _out[(component * _classes) + clients] * share * tries;
            }
        }
    }

    /// <summary>How it goes for a request of one kind that comes now.</summary>
    private void Answer(int component, int clients)
    {
        int at = (component * _classes) + clients;
        Component of = _wiring.Components[component];
        double alive = 1 - _knobs.Errors[at];
        double refused = 0;
        double held = of.LatencySeconds + _knobs.Delay[component];
        double goodHeld = held;
        for (int call = _wiring.FirstCalls[component]; call < _wiring.FirstCalls[component + 1]; call++)
        {
            Ask(call, clients, out double good, out double shed, out double seconds);
            if (of.Defers)
            {
                continue;
            }

            Call made = _wiring.Calls[call];
            double need = Math.Min(1, made.Ratio * _knobs.Use[call] * (made.OnMiss ? 1 - _hits[component] : 1));
            held += alive * need * seconds * Math.Max(1, made.Ratio);
            goodHeld +=
                need * Math.Min(_goodTime[(_wiring.Callees[call] * _classes) + clients], made.TimeoutSeconds) * Math.Max(1, made.Ratio);
            if (!made.Optional)
            {
                refused += alive * need * shed;
                alive *= 1 - (need * (1 - good));
            }
        }

        double enters = (1 - _knobs.Shed[at]) * (1 - _rejected[component]);
        double waits = of.Defers ? 0 : _wait[component];
        _good[at] = enters * alive;
        _refused[at] = _knobs.Shed[at] + (enters * refused);
        _goodTime[at] = goodHeld + waits;
        _anyTime[at] = enters * (held + waits);
        _longest = Math.Max(clients == 0 ? 0 : _longest, held);
    }

    /// <summary>How a call goes, with its repetitions: the chance of a good answer and of a refusal, and the time that it takes in the mean.</summary>
    private void Ask(int call, int clients, out double good, out double shed, out double seconds)
    {
        Call of = _wiring.Calls[call];
        int callee = (_wiring.Callees[call] * _classes) + clients;
        double inTime = InTime(_goodTime[callee], of.TimeoutSeconds);
        double goodOnce = _good[callee] * inTime;
        double shedOnce = _refused[callee];
        double fails = Math.Max(0, 1 - goodOnce - shedOnce);
        double secondsOnce =
            (goodOnce * Math.Min(_goodTime[callee], of.TimeoutSeconds))
            + (_good[callee] * (1 - inTime) * of.TimeoutSeconds)
            + (Math.Max(0, 1 - _good[callee] - shedOnce) * Math.Min(_anyTime[callee], of.TimeoutSeconds));
        (good, shed, seconds) = (goodOnce, shedOnce, secondsOnce);
        double chance = fails;
        for (int again = 0; again < of.Retries; again++)
        {
            good += chance * goodOnce;
            shed += chance * shedOnce;
            seconds += chance * secondsOnce;
            chance *= fails;
        }

        _callFails[(call * _classes) + clients] = fails;
    }

    /// <summary>Good answers in time fill the memory; those for which nobody waited any longer do not.</summary>
    private void Remember(int component)
    {
        if (_wiring.Components[component].Memory is not { } memory)
        {
            return;
        }

        double fills = 0;
        for (int call = _wiring.FirstCalls[component]; call < _wiring.FirstCalls[component + 1]; call++)
        {
            Call of = _wiring.Calls[call];
            for (int clients = 0; of.OnMiss && clients < _classes; clients++)
            {
                Ask(call, clients, out double good, out _, out _);
                fills += _out[(component * _classes) + clients] * (1 - _hits[component]) * _knobs.Use[call] * good;
            }
        }

        double learnt = (memory.HitRatioMax - _hits[component]) * Math.Min(1, fills / memory.Answers);
        double forgotten = memory.LifetimeSeconds > 0 ? _hits[component] / memory.LifetimeSeconds : 0;
        _hits[component] = Math.Clamp(_hits[component] + learnt - forgotten, 0, memory.HitRatioMax);
    }
}
