// Reads runs: one whole, and lists.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Runbooks;

public sealed class RunReader(IViewStore views, IEventStore store)
{
    private const int ListMax = 100;

    /// <summary>One that does not exist when there is none.</summary>
    public async Task<RunbookRun> ReadAsync(RunId id, CancellationToken cancel) =>
        (await StreamReplay.ReadAsync<RunbookRun, RunCommand, RunEvent>(store, id.Value, cancel)).State;

    /// <summary>The latest, those that are open before the others.</summary>
    /// <param name="incident">Only those of this incident; null for all.</param>
    public async Task<ImmutableArray<RunRow>> ListAsync(IncidentId? incident, CancellationToken cancel)
    {
        List<RunRow> rows = [];
        foreach (string status in new[] { Views.Open, Views.Closed })
        {
            ViewQuery query = new(Views.Run, [status], null, null, ListMax) { Subject = incident?.Value };
            rows.AddRange((await views.ListAsync(query, cancel)).Select(view => view.Row<RunRow>()));
        }

        return [.. rows];
    }
}
