// The gate's numbers and names in words.
using System.Globalization;

namespace Muster.Core.Slos.Policies;

public static class GateWords
{
    public static string Of(PolicySide side) => side == PolicySide.Product ? "product" : "engineering";

    /// <summary>A share as a percentage, rounded towards nothing left: 0.9999 is 99.9 %.</summary>
    public static string Percent(double share) => (Math.Floor(share * 1000) / 10).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    public static string Rate(double burn) => double.IsFinite(burn) ? burn.ToString("0.#", CultureInfo.InvariantCulture) : "infinitely";

    /// <summary>Days, hours or minutes, the greatest that is whole.</summary>
    public static string Span(TimeSpan span) =>
        span.TotalDays >= 1 && span.TotalDays % 1 == 0 ? Count((int)span.TotalDays, "day")
        : span.TotalHours >= 1 && span.TotalHours % 1 == 0 ? Count((int)span.TotalHours, "hour")
        : Count((int)Math.Round(span.TotalMinutes), "minute");

    private static string Count(int number, string unit) => $"{number} {unit}{(number == 1 ? "" : "s")}";
}
