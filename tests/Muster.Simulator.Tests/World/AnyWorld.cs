// Worlds of any shape, and what may happen to them, by seed.
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Tests.World;

internal sealed class AnyWorld(long seed)
{
    private readonly Chance _chance = new(seed);
    private int _drawn;

    /// <summary>Two to eight components, which call those behind them; one to three kinds of clients.</summary>
    public Topology Topology()
    {
        int components = Number(2, 8);
        return new(
            [.. Enumerable.Range(0, Number(1, 3)).Select(at => Clients(at, components))],
            [.. Enumerable.Range(0, components).Select(at => Component(at, components))]
        );
    }

    /// <summary>Something that goes wrong or is done, anywhere.</summary>
    public Effect Effect(Topology topology)
    {
        Component component = topology.Components[Number(0, topology.Components.Length - 1)];
        string clients = topology.Clients[Number(0, topology.Clients.Length - 1)].Name;
        Knob knob = (Knob)Number(0, Enum.GetValues<Knob>().Length - 1);
        if (knob == Knob.Use && component.Calls.IsEmpty)
        {
            knob = Knob.Health;
        }

        double value = knob switch
        {
            Knob.Cost or Knob.Demand => Real(0, 20),
            Knob.Delay => Real(0, 10),
            Knob.Instances => Number(-20, 20),
            Knob.Use => Real(0, 3),
            _ => Real(0, 1),
        };
        return new(
            knob,
            knob == Knob.Demand ? clients : component.Name,
            value,
            knob is Knob.Errors or Knob.Shed && Flip() ? clients : null,
            knob == Knob.Use ? component.Calls[0].To : null,
            Flip() ? 0 : Real(-0.01, 0.01),
            1e6,
            Flip(),
            Number(0, 60)
        );
    }

    public int Number(int least, int most) => least + _chance.Pick(most - least + 1, "number", _drawn++);

    public double Real(double least, double most) => least + ((most - least) * _chance.Share("real", _drawn++));

    public bool Flip() => _chance.Share("flip", _drawn++) < 0.5;

    private Clients Clients(int at, int components) =>
        new(
            $"clients-{at}",
            $"c{Number(0, components - 1)}",
            Real(0, 5_000),
            Real(0, 100_000),
            Real(0.05, 20),
            Number(0, 4),
            Number(1, 20),
            Real(0, 1),
            Real(0, 1)
        );

    private Component Component(int at, int components)
    {
        bool remembers = Flip();
        double most = Real(0.1, 1);
        return new(
            $"c{at}",
            (ComponentKind)Number(0, Enum.GetValues<ComponentKind>().Length - 1),
            Number(0, 20),
            Real(1, 4_000),
            Real(0, 0.5),
            Flip() ? 0 : Real(0, 50_000),
            Flip() ? 0 : Real(0, 3),
            Flip() ? 0 : Real(1, 500),
            remembers ? new Memory(most, Real(0, most), Real(1, 1e6), Flip() ? 0 : Real(1, 3_600)) : null,
            _chance.Share("defers", _drawn++) < 0.1
        )
        {
            Calls = [.. Calls(at, components, remembers)],
        };
    }

    private IEnumerable<Call> Calls(int at, int components, bool remembers)
    {
        for (int to = at + 1; to < components; to++)
        {
            if (_chance.Share("calls", _drawn++) < 0.4)
            {
                yield return new($"c{to}", Real(0, 3), Real(0.05, 10), Number(0, 3), remembers && Flip(), Flip());
            }
        }
    }
}
