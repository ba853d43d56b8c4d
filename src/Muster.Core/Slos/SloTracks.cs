// Which series of minutes an objective is counted by.
namespace Muster.Core.Slos;

/// <summary>The objectives of a ratio share one series. Each objective of a threshold has its own, because its bound says which minutes are bad.</summary>
public static class SloTracks
{
    /// <param name="goal">The place of the objective in its SLO, from 0.</param>
    public static int Of(Slo slo, int goal)
    {
        ArgumentNullException.ThrowIfNull(slo);
        return slo.Indicator is SloIndicator.Threshold ? goal : 0;
    }

    /// <summary>How many there are.</summary>
    public static int Count(Slo slo)
    {
        ArgumentNullException.ThrowIfNull(slo);
        return slo.Indicator is SloIndicator.Threshold ? slo.Goals.Length : 1;
    }
}
