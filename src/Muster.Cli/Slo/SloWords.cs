// Budgets and burn rates in words, alike in all commands.
using System.Globalization;
using Muster.Cli.Api;

namespace Muster.Cli.Slo;

internal static class SloWords
{
    public static string Percent(double share) => (share * 100).ToString("0.####", CultureInfo.InvariantCulture) + " %";

    public static string Left(double? left) =>
        left is { } share ? (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "below all";

    public static string Burn(double? rate) =>
        rate is { } number ? number.ToString("0.##", CultureInfo.InvariantCulture) + "×" : "beyond all";

    public static string State(SloGoalRow goal) =>
        goal.Blown ? "blown"
        : goal.Burns.FirstOrDefault(burn => burn.Firing) is { } firing ? "burning " + firing.Name
        : goal.Indicator is null ? "nothing counted"
        : "fine";
}
