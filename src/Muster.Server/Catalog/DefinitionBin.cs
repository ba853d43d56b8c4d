// Brings what the organisation took out of use back from the bin: a definition, or one of a list.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Bins;

namespace Muster.Server.Catalog;

internal sealed class DefinitionBin(CommandRunner runner, IEventStore store) : IBinRestorer
{
    private static readonly Rejection Unknown = Rejection.NotFound("bin.not_found", "There is no such definition. Nothing was changed.");

    public bool Restores(string kind) => kind is BinKinds.Definition or BinKinds.Lists;

    public async Task<Outcome> RestoreAsync(string kind, string stream, string part, Caller caller, Asking asking)
    {
        if (!caller.MayAdminister)
        {
            return new Outcome.Refused(BinRefusals.ForAdmins);
        }

        return await runner.RunAsync(
            asking.Operation,
            async (work, cancel) =>
                await CommandAsync(kind, part, asking.By, work, cancel) is { } command
                    ? await work.DecideOrganisationAsync(command, cancel)
                    : Unknown,
            CancellationToken.None
        );
    }

    /// <summary>Null for what there never was.</summary>
    private async Task<OrganisationCommand?> CommandAsync(string kind, string part, Actor by, Work work, CancellationToken cancel)
    {
        if (kind == BinKinds.Lists)
        {
            return await AgainAsync(part, work, cancel) is { } again
                ? new OrganisationCommand.Put(again, Prune: false, Reason: "", by, work.Now)
                : null;
        }

        string[] named = part.Split('.', 2);
        DefinitionKind? known = Enum.GetValues<DefinitionKind>()
            .Cast<DefinitionKind?>()
            .FirstOrDefault(one => one!.Value.Label() == named[0]);
        return known is { } definition && named.Length == 2 ? new OrganisationCommand.Restore(definition, named[1], by, work.Now) : null;
    }

    /// <summary>As it stood in the organisation before the last event that left it out.</summary>
    private async Task<Organisation?> AgainAsync(string part, Work work, CancellationToken cancel)
    {
        (Organisation now, _, ImmutableArray<Happened> history) = await StreamReplay.HistoryAsync<
            Organisation,
            OrganisationCommand,
            OrganisationEvent
        >(store, Organisation.StreamKey, cancel);
        Happened? left = history.LastOrDefault(one =>
            ListedDefinitions
                .ChangedBy((OrganisationEvent)one.Event, (Organisation)one.Before)
                .Any(changed => changed.IsOut && changed.Definition.Part == part)
        );
        return left is null ? null : ListedDefinitions.Again(now, (Organisation)left.Before, part);
    }
}
