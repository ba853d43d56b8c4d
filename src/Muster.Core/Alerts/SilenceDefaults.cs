// The limits of silences, each with its reason.
namespace Muster.Core.Alerts;

public static class SilenceDefaults
{
    /// <summary>90 days: what has to be silent for longer than a quarter is a decision for the routes, where others see it.</summary>
    public static readonly TimeSpan DurationMax = TimeSpan.FromDays(90);
}
