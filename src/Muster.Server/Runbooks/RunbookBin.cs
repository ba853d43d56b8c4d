// Brings a runbook that was taken out of use back from the bin.
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;

namespace Muster.Server.Runbooks;

internal sealed class RunbookBin(RunbookWriter writer) : IBinRestorer
{
    public bool Restores(string kind) => kind == BinKinds.Runbook;

    public Task<Outcome> RestoreAsync(string kind, string stream, string part, Caller caller, Asking asking) =>
        caller.MayAdminister
            ? writer.DecideAsync(new RunbookId(stream), asking, now => new RunbookCommand.Restore(asking.By, now))
            : Task.FromResult<Outcome>(new Outcome.Refused(BinRefusals.ForAdmins));
}
