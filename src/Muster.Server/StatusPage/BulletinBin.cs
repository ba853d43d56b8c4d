// Puts a withdrawn bulletin back from the bin on the status page.
using Muster.Core.Kernel;
using Muster.Core.StatusPage;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;

namespace Muster.Server.StatusPage;

internal sealed class BulletinBin(BulletinWriter writer) : IBinRestorer
{
    public bool Restores(string kind) => kind == BinKinds.Bulletin;

    public Task<Outcome> RestoreAsync(string kind, string stream, string part, Caller caller, Asking asking) =>
        writer.WriteAsync(BulletinId.Parse(stream), [], asking, (_, _, now) => new BulletinCommand.Restore(asking.By, now));
}
