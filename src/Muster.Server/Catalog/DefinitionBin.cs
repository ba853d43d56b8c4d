// Brings a retired definition of the organisation back from the bin.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;

namespace Muster.Server.Catalog;

internal sealed class DefinitionBin(CommandRunner runner) : IBinRestorer
{
    private static readonly Rejection Unknown = Rejection.NotFound("bin.not_found", "There is no such definition. Nothing was changed.");

    public bool Restores(string kind) => kind == BinKinds.Definition;

    public async Task<Outcome> RestoreAsync(string kind, string stream, string part, Caller caller, Asking asking)
    {
        if (!caller.MayAdminister)
        {
            return new Outcome.Refused(BinRefusals.ForAdmins);
        }

        string[] named = part.Split('.', 2);
        DefinitionKind? known = Enum.GetValues<DefinitionKind>()
            .Cast<DefinitionKind?>()
            .FirstOrDefault(one => one!.Value.Label() == named[0]);
        return known is { } definition && named.Length == 2
            ? await runner.RunAsync(
                asking.Operation,
                (work, cancel) =>
                    work.DecideOrganisationAsync(new OrganisationCommand.Restore(definition, named[1], asking.By, work.Now), cancel),
                CancellationToken.None
            )
            : new Outcome.Refused(Unknown);
    }
}
