// Reads what a statement is held to: the names of the house, the numbers on the record, and whether somebody else must look at it.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using static Muster.Core.Incidents.IncidentCommand;

namespace Muster.Server.Incidents;

public sealed class StatementTermsReader(IncidentReader reader, HouseWords words)
{
    public async Task<StatementTerms> ReadAsync(IncidentRecord record, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(record);
        return new(
            await words.OfAsync(record.Organisation, record.Incident, cancel),
            StatementFacts.Of(record.Incident, record.Events.Select(one => one.Event), now),
            record.Policy.SecondLook
        );
    }

    /// <summary>The same command, and one that publishes a statement with what it is held to.</summary>
    public async Task<IncidentCommand> WithTermsAsync(IncidentId id, IncidentCommand command, CancellationToken cancel) =>
        command is PublishStatement or PublishDraft && await reader.ReadAsync(id, cancel) is { } record
            ? With(command, await ReadAsync(record, command.At, cancel))
            : command;

    private static IncidentCommand With(IncidentCommand command, StatementTerms terms) =>
        command switch
        {
            PublishStatement publish => publish with { Terms = terms },
            PublishDraft publish => publish with { Terms = terms },
            _ => command,
        };
}
