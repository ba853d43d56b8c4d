// A topology as arrays, in the order in which a second is worked out.
using System.Collections.Immutable;

namespace Muster.Simulator.World;

/// <summary>Components stand callers first, so that one pass hands requests down and one pass back hands answers up. Calls of one component stand together.</summary>
internal sealed class Wiring
{
    private readonly Dictionary<string, int> _places;

    /// <summary>Throws an <see cref="ArgumentException"/> that names every mistake when the topology cannot be simulated.</summary>
    public Wiring(Topology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ImmutableArray<Core.Kernel.FieldError> wrong = TopologyRules.Check(topology);
        if (!wrong.IsEmpty)
        {
            string all = string.Join(" ", wrong.Select(error => $"{error.Field}: {error.Message}"));
            throw new ArgumentException("The topology cannot be simulated. " + all, nameof(topology));
        }

        ImmutableArray<int> order = CallOrder.Of(topology.Components, out _)!.Value;
        Components = [.. order.Select(place => topology.Components[place])];
        Clients = topology.Clients;
        _places = Components.Select((component, place) => (component.Name, place)).ToDictionary(StringComparer.Ordinal);
        Entries = [.. Clients.Select(clients => _places[clients.Entry])];
        Calls = [.. Components.SelectMany(component => component.Calls)];
        Callees = [.. Calls.Select(call => _places[call.To])];
        FirstCalls = new int[Components.Length + 1];
        for (int place = 0; place < Components.Length; place++)
        {
            FirstCalls[place + 1] = FirstCalls[place] + Components[place].Calls.Length;
        }
    }

    public Component[] Components { get; }

    public ImmutableArray<Clients> Clients { get; }

    /// <summary>Where each kind of clients enters.</summary>
    public int[] Entries { get; }

    public Call[] Calls { get; }

    /// <summary>Whom each call calls.</summary>
    public int[] Callees { get; }

    /// <summary>The calls of a component are those from its own entry to that of the next.</summary>
    public int[] FirstCalls { get; }

    /// <summary>The place of a component; null when there is none of this name.</summary>
    public int? PlaceOf(string name) => _places.TryGetValue(name, out int place) ? place : null;

    /// <summary>The place of a kind of clients; null when there is none of this name.</summary>
    public int? ClientsOf(string name)
    {
        for (int place = 0; place < Clients.Length; place++)
        {
            if (Clients[place].Name == name)
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>The place of a call; null when that component does not call that other one.</summary>
    public int? PlaceOf(string caller, string callee)
    {
        if (PlaceOf(caller) is not { } place || PlaceOf(callee) is not { } called)
        {
            return null;
        }

        int call = Array.IndexOf(Callees, called, FirstCalls[place], FirstCalls[place + 1] - FirstCalls[place]);
        return call < 0 ? null : call;
    }
}
