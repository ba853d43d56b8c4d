// The troubles that the status page speaks of now, so that nobody has to report what is known.
using System.Collections.Immutable;
using Muster.Core.StatusPage;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.CustomerReports.Form;

public sealed class KnownTroubles(IViewStore views)
{
    private const int ShownMax = 5;

    /// <summary>The latest first.</summary>
    public async Task<ImmutableArray<KnownTrouble>> ReadAsync(CancellationToken cancel) =>
        [
            .. (await views.ListAsync(new(Views.Bulletin, [Views.Open], Search: null, Before: null, ShownMax), cancel))
                .Select(row => row.Row<Bulletin>())
                .Where(bulletin => bulletin.Kind == BulletinKind.Incident)
                .Select(bulletin => new KnownTrouble(
                    bulletin.Id,
                    [.. bulletin.Components.Where(one => one.Status != ComponentStatus.Operational).Select(one => one.Component)],
                    bulletin.Title,
                    bulletin.Last.Body,
                    bulletin.Last.At
                )),
        ];
}
