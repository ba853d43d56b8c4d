// Changes an incident, in one way for the console and for the API.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Server.Web.Api;

namespace Muster.Server.Incidents;

/// <summary>A write is never bound to the request: who hangs up after pressing the button has pressed it.</summary>
public sealed class IncidentWriter(CommandRunner runner, OrganisationReader organisation, StatementTermsReader terms)
{
    /// <param name="command">Makes the command for the instant at which it is decided.</param>
    /// <param name="named">The people whom the request names: those that nobody knows are mistakes beside the ones that the rules find.</param>
    public async Task<Outcome> WriteAsync(
        IncidentId id,
        Asking asking,
        Func<DateTimeOffset, IncidentCommand> command,
        params ImmutableArray<NamedPerson> named
    )
    {
        ArgumentNullException.ThrowIfNull(asking);
        ArgumentNullException.ThrowIfNull(command);
        Organisation known = await organisation.CurrentAsync(CancellationToken.None);
        ImmutableArray<FieldError> strangers = [.. named.Select(one => one.Mistake(known)).OfType<FieldError>()];
        return await runner.RunAsync(
            asking.Operation,
            async (work, cancel) =>
                await DecideAsync(work, id, asking, await terms.WithTermsAsync(id, command(work.Now), cancel), strangers, cancel),
            CancellationToken.None
        );
    }

    private static async Task<Rejection?> DecideAsync(
        Work work,
        IncidentId id,
        Asking asking,
        IncidentCommand command,
        ImmutableArray<FieldError> strangers,
        CancellationToken cancel
    )
    {
        Incident incident = await work.IncidentAsync(id, cancel);
        if (!strangers.IsEmpty)
        {
            return Strangers(incident, command, strangers);
        }

        bool isFor = incident.Exists && asking.Version is not null;
        Rejection? stale = isFor ? await work.ExpectIncidentAsync(id, asking.Version!.Value, cancel) : null;
        return stale ?? await work.DecideIncidentAsync(id, command, cancel);
    }

    /// <summary>What the rules refuse whatever the names comes first; mistakes of both kinds are told together.</summary>
    private static Rejection Strangers(Incident incident, IncidentCommand command, ImmutableArray<FieldError> strangers) =>
        Incident.Decide(incident, command) switch
        {
            Decision<IncidentEvent>.Rejected { Why: { Kind: not RejectionKind.Invalid } why } => why,
            Decision<IncidentEvent>.Rejected { Why: var why } => IncidentMistakes.Refuse([.. why.Errors, .. strangers]),
            _ => IncidentMistakes.Refuse(strangers),
        };
}
