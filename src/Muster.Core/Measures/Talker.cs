// Alerts of one name and service: how often they opened, and what came of their pages.
using Muster.Core.Kernel;

namespace Muster.Core.Measures;

/// <param name="Key">Stable: the service and the name.</param>
/// <param name="Groups">How many alert groups opened.</param>
/// <param name="Pages">How many of these paged.</param>
/// <param name="Actionable">How many of the pages were <see cref="PageOutcome.Actionable"/>.</param>
/// <param name="Flapped">How many groups were held because their alerts come and go.</param>
public sealed record Talker(string Key, string Name, ServiceId? Service, int Groups, int Pages, int Actionable, int Flapped)
{
    /// <summary>From 0 to 1; null when nothing paged.</summary>
    public double? ActionableShare => Pages == 0 ? null : (double)Actionable / Pages;
}
