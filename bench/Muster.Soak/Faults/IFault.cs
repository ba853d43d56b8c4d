// What goes wrong in each round, and the servers that it goes wrong with.
using Muster.Oracle.Driving;
using Muster.Oracle.Promises;

namespace Muster.Soak.Faults;

public interface IFault : IAsyncDisposable
{
    Station Station { get; }

    /// <summary>Where senders post to, in turn.</summary>
    IReadOnlyList<Uri> Nodes { get; }

    /// <summary>Starts what must run before the first signal.</summary>
    Task StartAsync();

    /// <summary>Strikes while signals are sent, and answers when all is as before.</summary>
    /// <exception cref="SoakException">The servers did not behave as they must while it lasted.</exception>
    Task StrikeAsync(Ledger ledger, Random random);

    /// <summary>Ends the servers in good order; none runs afterwards.</summary>
    Task StopAsync();
}
