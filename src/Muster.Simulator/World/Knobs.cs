// What can be turned in a simulated system while it runs: by what goes wrong, and by those who mend it.
namespace Muster.Simulator.World;

/// <summary>Places are those of the <see cref="Wiring"/>. What is turned holds from the next second on.</summary>
internal sealed class Knobs
{
    private readonly Component[] _components;
    private readonly int _classes;

    public Knobs(Wiring wiring)
    {
        (_components, _classes) = (wiring.Components, wiring.Clients.Length);
        int components = _components.Length;
        (Instances, Health, Cost, Delay) = (new double[components], new double[components], new double[components], new double[components]);
        (Errors, Shed) = (new double[components * _classes], new double[components * _classes]);
        (Use, Demand) = (new double[wiring.Calls.Length], new double[_classes]);
        Reset();
    }

    /// <summary>How many there are of each component.</summary>
    public double[] Instances { get; }

    /// <summary>The share of each that works, 0 to 1.</summary>
    public double[] Health { get; }

    /// <summary>How much more work a request is than on an ordinary day; 1 is ordinary.</summary>
    public double[] Cost { get; }

    /// <summary>Seconds that each request takes longer.</summary>
    public double[] Delay { get; }

    /// <summary>The share of requests that fail in the component itself, for each kind of clients.</summary>
    public double[] Errors { get; }

    /// <summary>The share of requests that is refused at the door, for each kind of clients.</summary>
    public double[] Shed { get; }

    /// <summary>The share of each call that is made at all: 0 when its feature is off.</summary>
    public double[] Use { get; }

    /// <summary>How much of their ordinary demand each kind of clients has.</summary>
    public double[] Demand { get; }

    /// <summary>Turns everything back to an ordinary day.</summary>
    public void Reset()
    {
        for (int place = 0; place < Instances.Length; place++)
        {
            Instances[place] = _components[place].Instances;
        }

        Array.Fill(Health, 1);
        Array.Fill(Cost, 1);
        Array.Clear(Delay);
        Array.Clear(Errors);
        Array.Clear(Shed);
        Array.Fill(Use, 1);
        Array.Fill(Demand, 1);
    }

    /// <summary>Lets a share of what did not fail yet fail in a component, for one kind of clients or for all of them.</summary>
    public void Fail(int component, int? clients, double share)
    {
        for (int one = clients ?? 0; one < (clients + 1 ?? _classes); one++)
        {
            ref double failing = ref Errors[(component * _classes) + one];
            failing = 1 - ((1 - failing) * (1 - share));
        }
    }

    /// <summary>Lets a component refuse at least this share, for one kind of clients or for all of them.</summary>
    public void Refuse(int component, int? clients, double share)
    {
        for (int one = clients ?? 0; one < (clients + 1 ?? _classes); one++)
        {
            ref double refused = ref Shed[(component * _classes) + one];
            refused = Math.Max(refused, share);
        }
    }
}
