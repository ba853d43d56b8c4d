// The order in which components hand requests on: callers before those whom they call.
using System.Collections.Immutable;

namespace Muster.Simulator.World;

internal static class CallOrder
{
    /// <summary>Positions in <paramref name="components"/>, callers first; null when some call each other in a circle, whose names then stand in <paramref name="circle"/>.</summary>
    public static ImmutableArray<int>? Of(ImmutableArray<Component> components, out ImmutableArray<string> circle)
    {
        Dictionary<string, int> places = components
            .Select((component, place) => (component.Name, place))
            .ToDictionary(StringComparer.Ordinal);
        int[] callers = new int[components.Length];
        foreach (Call call in components.SelectMany(component => component.Calls))
        {
            callers[places[call.To]]++;
        }

        ImmutableArray<int>.Builder order = ImmutableArray.CreateBuilder<int>(components.Length);
        order.AddRange(Enumerable.Range(0, components.Length).Where(place => callers[place] == 0));
        for (int next = 0; next < order.Count; next++)
        {
            foreach (int called in components[order[next]].Calls.Select(call => places[call.To]))
            {
                if (--callers[called] == 0)
                {
                    order.Add(called);
                }
            }
        }

        circle = order.Count == components.Length ? [] : CircleAmong(components, places, callers);
        return circle.IsEmpty ? order.ToImmutable() : null;
    }

    /// <summary>Walks from one that waits for its callers to a caller that waits, until one is met again.</summary>
    private static ImmutableArray<string> CircleAmong(ImmutableArray<Component> components, Dictionary<string, int> places, int[] callers)
    {
        List<int> way = [Array.FindIndex(callers, waiting => waiting > 0)];
        while (true)
        {
            string name = components[way[^1]].Name;
            int caller = Enumerable
                .Range(0, components.Length)
                .First(place => callers[place] > 0 && components[place].Calls.Any(call => call.To == name));
            int met = way.IndexOf(caller);
            way.Add(caller);
            if (met >= 0)
            {
                return [.. way.Skip(met).Reverse().Select(place => components[place].Name)];
            }
        }
    }
}
