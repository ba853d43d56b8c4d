// What was answered with a receipt is kept, and every alert that fires is in a group.
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class NoSignalLost : IChecker
{
    public IEnumerable<string> Breaches(History history)
    {
        foreach (Receipt lost in history.Accepted.Except(history.Kept, ById))
        {
            yield return $"The receipt {lost.Id} was given and is not kept.";
        }

        foreach (Core.Alerts.Alert alert in history.Firing.Where(alert => alert.Group is null))
        {
            yield return $"The alert {alert.Id} fires and belongs to no group.";
        }
    }

    private static readonly EqualityComparer<Receipt> ById = EqualityComparer<Receipt>.Create(
        (one, other) => one?.Id == other?.Id,
        receipt => receipt.Id.GetHashCode(StringComparison.Ordinal)
    );
}
