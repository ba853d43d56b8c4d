// What can be turned in a simulated system while it runs: by what goes wrong, and by those who mend it.
namespace Muster.Simulator.World;

/// <summary>Places are those of the <see cref="Wiring"/>. What is turned holds from the next second on.</summary>
internal sealed class Knobs
{
    private readonly int _classes;

    public Knobs(Wiring wiring)
    {
        _classes = wiring.Clients.Length;
        Instances = [.. wiring.Components.Select(component => (double)component.Instances)];
        Health = Filled(wiring.Components.Length, 1);
        Cost = Filled(wiring.Components.Length, 1);
        Delay = new double[wiring.Components.Length];
        Errors = new double[wiring.Components.Length * _classes];
        Shed = new double[wiring.Components.Length * _classes];
        Use = Filled(wiring.Calls.Length, 1);
        Demand = Filled(_classes, 1);
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

    /// <summary>Sets one share for one kind of clients, or for all of them.</summary>
    public void SetShare(double[] shares, int component, int? clients, double share)
    {
        for (int one = clients ?? 0; one < (clients + 1 ?? _classes); one++)
        {
            shares[(component * _classes) + one] = share;
        }
    }

    private static double[] Filled(int length, double value)
    {
        double[] all = new double[length];
        Array.Fill(all, value);
        return all;
    }
}
