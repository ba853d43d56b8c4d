// The rows of the SLOs.
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class SloProjection : IProjection
{
    public string Category => DeclaredSlo.Category;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now)
    {
        DeclaredSlo declared = (DeclaredSlo)state;
        if (declared.Definition is { Slo: var slo } definition)
        {
            SloRow row = new(slo.Id, declared.Version, definition, declared.By, declared.At, declared.Retirement);
            yield return new View(
                Views.Slo,
                slo.Id.Value,
                declared.Retirement is null ? Views.Open : Views.Closed,
                declared.At,
                ViewJson.Search(slo.Id.Value, slo.Title, slo.Service),
                ViewJson.Write(row)
            );
        }
    }
}
