// Which firing alerts would hide one another, two of them or a ring of more.
using System.Collections.Frozen;

namespace Muster.Core.Alerts;

/// <summary>
/// An alert leads to each rule by which it hides others, with the values that these must share, and that leads to each source which it hides. Alerts that lead to one
/// another are one ring. Takes as long as there are alerts and rules, however many hide how many. Source: the algorithm of Kosaraju and Sharir for the strongly
/// connected components of a graph.
/// </summary>
internal sealed class InhibitionRings
{
    private readonly FrozenDictionary<Fingerprint, int> _ringOf;

    public InhibitionRings(Inhibitions rules, IReadOnlyList<InhibitingAlert> sources)
    {
        List<(int From, int To)> edges = Edges(rules, sources, out int nodes);
        int[] rings = Rings(Neighbours(edges, nodes), Neighbours([.. edges.Select(edge => (edge.To, edge.From))], nodes));
        _ringOf = sources
            .Select((one, at) => (one.Fingerprint, Ring: rings[at]))
            .ToFrozenDictionary(one => one.Fingerprint, one => one.Ring);
    }

    /// <summary>Whether each of the two hides the other, itself or by way of others. One that is no source is in no ring.</summary>
    public bool AreInOne(Fingerprint one, Fingerprint other) =>
        _ringOf.TryGetValue(one, out int ring) && _ringOf.TryGetValue(other, out int same) && ring == same;

    /// <summary>The nodes are the sources, by their places, and after them a node for each rule and key.</summary>
    private static List<(int From, int To)> Edges(Inhibitions rules, IReadOnlyList<InhibitingAlert> sources, out int nodes)
    {
        List<(int From, int To)> edges = [];
        nodes = sources.Count;
        foreach (CompiledInhibition rule in rules.Rules)
        {
            Dictionary<string, int> keys = new(StringComparer.Ordinal);
            for (int at = 0; at < sources.Count; at++)
            {
                (bool hides, bool isHidden) = (rule.Source.Holds(sources[at].Labels), rule.Target.Holds(sources[at].Labels));
                if (!hides && !isHidden)
                {
                    continue;
                }

                string key = rule.KeyOf(sources[at].Labels);
                if (!keys.TryGetValue(key, out int node))
                {
                    keys[key] = node = nodes++;
                }

                if (hides)
                {
                    edges.Add((at, node));
                }

                if (isHidden)
                {
                    edges.Add((node, at));
                }
            }
        }

        return edges;
    }

    private static List<int>[] Neighbours(List<(int From, int To)> edges, int nodes)
    {
        List<int>[] found = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
        foreach ((int from, int to) in edges)
        {
            found[from].Add(to);
        }

        return found;
    }

    private static int[] Rings(List<int>[] forth, List<int>[] back)
    {
        List<int> left = [];
        int[] seen = new int[forth.Length];
        for (int node = 0; node < forth.Length; node++)
        {
            Walk(node, forth, seen, mark: 1, left);
        }

        int[] rings = new int[forth.Length];
        for (int last = left.Count - 1, ring = 1; last >= 0; last--, ring++)
        {
            Walk(left[last], back, rings, ring, []);
        }

        return rings;
    }

    /// <summary>Marks all that can be reached from a node and has no mark yet; adds each to <paramref name="left"/> once nothing more is to be reached from it.</summary>
    private static void Walk(int from, List<int>[] neighbours, int[] marks, int mark, List<int> left)
    {
        if (marks[from] != 0)
        {
            return;
        }

        // A stack of its own: a chain of a hundred thousand alerts must not end the process.
        marks[from] = mark;
        Stack<(int Node, int Next)> way = new([(from, 0)]);
        while (way.TryPop(out (int Node, int Next) here))
        {
            if (here.Next == neighbours[here.Node].Count)
            {
                left.Add(here.Node);
                continue;
            }

            way.Push((here.Node, here.Next + 1));
            int there = neighbours[here.Node][here.Next];
            if (marks[there] == 0)
            {
                marks[there] = mark;
                way.Push((there, 0));
            }
        }
    }
}
