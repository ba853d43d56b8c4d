// Reads what a statement is held to: the names of the house, the numbers on the record, and whether somebody else must look at it.
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using static Muster.Core.Incidents.IncidentCommand;

namespace Muster.Server.Incidents;

public sealed class StatementTermsReader(IncidentReader reader, IAlertStore alerts)
{
    /// <summary>The latest 20 groups and 100 alerts of each: who alerts more names the same machines again.</summary>
    private const int GroupsRead = 20;

    private const int AlertsRead = 100;

    public async Task<StatementTerms> ReadAsync(IncidentRecord record, DateTimeOffset now, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(record);
        List<LabelSet> labels = [];
        foreach (LinkedAlertGroup linked in record.Incident.AlertGroups.TakeLast(GroupsRead))
        {
            labels.AddRange((await alerts.OfGroupAsync(linked.Group, AlertsRead, cancel)).Select(alert => alert.Labels));
        }

        return new(
            [.. HouseNames.Of(record.Organisation), .. HouseNames.In(labels, record.Organisation)],
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
