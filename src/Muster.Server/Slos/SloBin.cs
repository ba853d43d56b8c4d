// Brings a retired SLO back from the bin.
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;

namespace Muster.Server.Slos;

internal sealed class SloBin(SloWriter writer) : IBinRestorer
{
    public bool Restores(string kind) => kind == BinKinds.Slo;

    public async Task<Outcome> RestoreAsync(string kind, string stream, string part, Caller caller, Asking asking) =>
        caller.MayAdminister ? await writer.RestoreAsync(SloId.Parse(part), asking) : new Outcome.Refused(BinRefusals.ForAdmins);
}
