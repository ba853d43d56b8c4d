// The runbooks that there are, and all versions of one.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Runbooks.Document;

namespace Muster.Server.Runbooks;

public sealed class RunbookLibrary(IViewStore views, IEventStore store, OrganisationReader organisations)
{
    /// <summary>In the order of their titles.</summary>
    public async Task<ImmutableArray<KnownRunbook>> AllAsync(CancellationToken cancel)
    {
        RunPolicy policy = (await organisations.CurrentAsync(cancel)).RunPolicy;
        return
        [
            .. (await views.AllAsync(Views.Runbook, [Views.Open], cancel))
                .Select(view => Read(view.Row<RunbookRow>(), policy))
                .OrderBy(one => one.Runbook.Title, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>Null when there is none.</summary>
    public async Task<KnownRunbook?> FindAsync(string id, CancellationToken cancel) =>
        await views.FindAsync(Views.Runbook, id, cancel) is { } view
            ? Read(view.Row<RunbookRow>(), (await organisations.CurrentAsync(cancel)).RunPolicy)
            : null;

    /// <summary>Oldest first.</summary>
    public async Task<ImmutableArray<RunbookVersion>> VersionsAsync(RunbookId id, CancellationToken cancel) =>
        (await StreamReplay.ReadAsync<RunbookHistory, RunbookCommand, RunbookEvent>(store, id.Value, cancel)).State.Versions;

    private static KnownRunbook Read(RunbookRow row, RunPolicy policy)
    {
        Runbook runbook = RunbookFileReader.Read(row.Text).Runbook;
        return new(runbook, policy.NeedsTwo(runbook.Risk, runbook.Production), row);
    }
}
