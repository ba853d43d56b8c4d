// What the loops of this node have put aside, so that health can speak of it.
using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Muster.Engine.Pager;

/// <summary>Each loop asks once for a place to put things aside; whatever lies there is read anew at each question.</summary>
public sealed class Troubles
{
    private readonly ConcurrentQueue<Func<IEnumerable<Trouble>>> _asides = new();

    /// <summary>The longest waiting first.</summary>
    public ImmutableArray<Trouble> All => [.. _asides.SelectMany(read => read()).OrderBy(trouble => trouble.Since)];

    /// <summary>For what runs beside the loops of the engine.</summary>
    public void Watch(Func<IEnumerable<Trouble>> read) => _asides.Enqueue(read);

    internal Aside<T> NewAside<T>()
        where T : notnull
    {
        Aside<T> aside = new();
        _asides.Enqueue(() => aside.Troubles);
        return aside;
    }
}
