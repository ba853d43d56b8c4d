// Brings a removed why, contributing factor or action item of a review back from the bin.
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
    public bool Restores(string kind) => kind is BinKinds.Why or BinKinds.Factor or BinKinds.ActionItem;

    public Task<Outcome> RestoreAsync(string kind, string stream, string part, Caller caller, Asking asking) =>
        writer.WriteAsync(
            IncidentId.Parse(stream),
            asking,
            now =>
                kind switch
                {
                    BinKinds.Why => new ReviewCommand.RestoreWhy(part, asking.By, now),
                    BinKinds.Factor => new ReviewCommand.RestoreFactor(part, asking.By, now),
                    _ => new ReviewCommand.RestoreActionItem(part, asking.By, now),
                }
        );
}
