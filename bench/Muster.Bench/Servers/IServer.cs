// A server under measure: Muster or the peer, with nothing but what the work needs.
using Muster.Bench.Load;
using Muster.Peers;

namespace Muster.Bench.Servers;

public interface IServer : IAsyncDisposable
{
    /// <summary>As it stands in the table.</summary>
    string Name { get; }

    Door Door { get; }

    PeerProcess Process { get; }

    /// <summary>A path that answers 200 once alerts are taken.</summary>
    string ReadyPath { get; }

    /// <summary>Starts the process, again after a kill, and does not wait until it is ready.</summary>
    void Launch();
}
