// Proposes and applies organisation files, in one way for the command line, the API and the demo.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Server.Catalog;

public sealed class OrganisationFiles(CommandRunner runner, IEventStore store, WebhookReach reach, TimeProvider clock)
{
    /// <summary>What the file would do now; nothing is written.</summary>
    public async Task<(OrganisationProposal Proposal, int Version)> ProposeAsync(
        string file,
        bool prune,
        string reason,
        Actor by,
        CancellationToken cancel
    )
    {
        (Organisation current, int version) = await StreamReplay.ReadAsync<Organisation, OrganisationCommand, OrganisationEvent>(
            store,
            Organisation.StreamKey,
            cancel
        );
        return (OrganisationProposal.Of(current, file, reach, prune, reason, by, clock.GetUtcNow()), version);
    }

    /// <summary>Applies the file. With mistakes nothing is changed, and the refusal names each with its line.</summary>
    /// <param name="version">The version that the change was approved for; when it has passed, nothing is changed. Null: whatever stands now.</param>
    public async Task<OrganisationChange> ApplyAsync(
        string file,
        bool prune,
        string reason,
        Actor by,
        Operation? operation,
        int? version,
        CancellationToken cancel
    )
    {
        (OrganisationProposal proposal, int seen) = await ProposeAsync(file, prune, reason, by, cancel);
        if (proposal.Mistakes.Count > 0)
        {
            return new(new Outcome.Refused(Refusal(proposal)), proposal, seen);
        }

        Outcome outcome = await runner.RunAsync(operation, (work, abort) => PutAsync(work, proposal.Put, version, abort), cancel);
        return new(outcome, proposal, seen);
    }

    private static async Task<Rejection?> PutAsync(Work work, OrganisationCommand.Put put, int? version, CancellationToken cancel)
    {
        Rejection? stale = version is { } approved
            ? await work.ExpectVersionAsync<Organisation, OrganisationCommand, OrganisationEvent>(Organisation.StreamKey, approved, cancel)
            : null;
        return stale
            ?? await work.DecideAsync<Organisation, OrganisationCommand, OrganisationEvent>(
                Organisation.StreamKey,
                put with
                {
                    At = work.Now,
                },
                cancel
            );
    }

    /// <summary>All mistakes of a file as one refusal.</summary>
    internal static Rejection Refusal(OrganisationProposal proposal) =>
        Rejection.Invalid(
            "organisation.invalid",
            $"Nothing was changed, because of {proposal.Mistakes.Count} {(proposal.Mistakes.Count == 1 ? "mistake" : "mistakes")} in the file.",
            [
                .. proposal.Mistakes.Select(mistake => new FieldError(
                    mistake.Field,
                    (mistake.Line > 0 ? $"line {mistake.Line}: " : "") + mistake.Message
                )),
            ]
        );
}
