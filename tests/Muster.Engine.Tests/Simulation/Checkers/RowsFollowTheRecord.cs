// The read models say what a rebuild from the record says.
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class RowsFollowTheRecord : IChecker
{
    public IEnumerable<string> Breaches(History history)
    {
        Dictionary<(string, string), View> rebuilt = history.RebuiltRows.ToDictionary(row => (row.Kind, row.Id));
        return history
            .Rows.Where(row => row.Kind is Views.Incident or Views.Page or Views.Group or Views.Review)
            .Where(row => rebuilt.GetValueOrDefault((row.Kind, row.Id)) != row)
            .Select(row => $"The row {row.Kind}/{row.Id} is not what the record says.");
    }
}
