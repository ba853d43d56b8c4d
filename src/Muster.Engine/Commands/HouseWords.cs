// What is called so in the house only: what the organisation names, and the machines that an incident's alerts name.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Engine.Ports;

namespace Muster.Engine.Commands;

public sealed class HouseWords(IAlertStore alerts)
{
    /// <summary>The latest 20 groups and 100 alerts of each: who alerts more names the same machines again.</summary>
    private const int GroupsRead = 20;

    private const int AlertsRead = 100;

    /// <param name="incident">Null for none.</param>
    public async Task<ImmutableArray<string>> OfAsync(Organisation organisation, Incident? incident, CancellationToken cancel)
    {
        List<LabelSet> labels = [];
        foreach (LinkedAlertGroup linked in incident?.AlertGroups.TakeLast(GroupsRead) ?? [])
        {
            labels.AddRange((await alerts.OfGroupAsync(linked.Group, AlertsRead, cancel)).Select(alert => alert.Labels));
        }

        return [.. HouseNames.Of(organisation), .. HouseNames.In(labels, organisation)];
    }
}
