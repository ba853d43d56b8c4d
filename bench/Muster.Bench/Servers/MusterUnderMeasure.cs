// The real Muster on a data directory of its own, with one person who is paged by a webhook.
using Muster.Bench.Load;
using Muster.Peers;

namespace Muster.Bench.Servers;

/// <summary>The storm is one route and pages like any other; each probe is a group of its own.</summary>
/// <param name="key">An intake key.</param>
public sealed class MusterUnderMeasure(MusterServer muster, string key) : IServer
{
    public string Name => "Muster";

    public Door Door { get; } = new(muster.Port, key);

    public string Data => muster.Data;

    public PeerProcess Process => muster.Process!;

    public string ReadyPath => "/readyz";

    public void Launch() => muster.Launch();

    public ValueTask DisposeAsync() => muster.DisposeAsync();
}
