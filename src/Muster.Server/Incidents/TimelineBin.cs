// Brings a removed line of a timeline, or a withdrawn draft of a statement, back from the bin.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;

namespace Muster.Server.Incidents;

internal sealed class TimelineBin(IncidentWriter writer) : IBinRestorer
{
    public bool Restores(string kind) => kind is BinKinds.Note or BinKinds.Draft;

    public Task<Outcome> RestoreAsync(string kind, string stream, string part, Caller caller, Asking asking) =>
        writer.WriteAsync(
            IncidentId.Parse(stream),
            asking,
            now =>
                kind == BinKinds.Draft
                    ? new IncidentCommand.RestoreDraft(part, asking.By, now)
                    : new IncidentCommand.RestoreEntry(part, asking.By, now)
        );
}
