// What the effect of an action item is called.
using System.Globalization;

namespace Muster.Core.Reviews;

public static class ActionEffectText
{
    /// <summary>Stable: what programs read.</summary>
    public static string Name(this ActionEffect effect) =>
        effect switch
        {
            ActionEffect.Recurred => "recurred",
            ActionEffect.TooEarly => "too_early",
            ActionEffect.Held => "held",
            _ => "unknown",
        };

    public static string Sentence(this ActionEffect effect) =>
        effect switch
        {
            ActionEffect.Recurred { Incidents: var again } =>
                $"It happened again: {string.Join(", ", again.Select(one => one.Incident.Value))}.",
            ActionEffect.TooEarly { Until: var until } =>
                $"Too early to tell; it has until {until.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture)} to happen again.",
            ActionEffect.Held => $"It did not happen again in {ActionEffect.Watch.Days} days.",
            _ => "Nobody can tell: the review names no service or no root cause.",
        };
}
