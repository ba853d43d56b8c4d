// What whoever reads a server's log is told.
using Muster.Oracle.Driving;
using Muster.Peers;

namespace Muster.Soak.Faults;

/// <param name="process">The server's; it goes on while the fault lasts.</param>
internal sealed class Operator(PeerProcess process)
{
    private readonly int _before = process.Said.Count();

    /// <summary>Waits for a line with one of these words among those since the fault began.</summary>
    /// <param name="meanwhile">Keeps the fault going.</param>
    /// <exception cref="TimeoutException">No line came.</exception>
    public Task MustHearAsync(Action meanwhile, params string[] words) =>
        Until.TrueAsync(
            $"the log says '{string.Join("' or '", words)}'",
            Station.Soon,
            () =>
            {
                meanwhile();
                return Task.FromResult(
                    process.Said.Skip(_before).Any(line => words.Any(word => line.Contains(word, StringComparison.Ordinal)))
                );
            }
        );
}
