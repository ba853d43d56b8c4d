// Brings a removed why or action item of a review back from the bin.
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;

namespace Muster.Server.Reviews;

internal sealed class ReviewBin(ReviewWriter writer) : IBinRestorer
{
    public bool Restores(string kind) => kind is BinKinds.Why or BinKinds.ActionItem;

    public Task<Outcome> RestoreAsync(string kind, string stream, string part, Caller caller, Asking asking) =>
        writer.WriteAsync(
            IncidentId.Parse(stream),
            asking,
            now =>
                kind == BinKinds.Why
                    ? new ReviewCommand.RestoreWhy(part, asking.By, now)
                    : new ReviewCommand.RestoreActionItem(part, asking.By, now)
        );
}
