// Numbers in the form that SVG attributes want.
using System.Globalization;

namespace Muster.Server.Web.Components;

/// <summary>Positions are attributes and never styles: the content security policy refuses inline style.</summary>
internal static class Coordinates
{
    /// <summary>`45.5%` for 0.455; two decimals at most.</summary>
    public static string Percent(double part) => (part * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>One decimal at most.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Where an instant stands between two others; 0 before the first, 1 after the last.</summary>
    public static double Part(DateTimeOffset at, DateTimeOffset from, DateTimeOffset to) =>
        to <= from ? 0 : Math.Clamp((at - from) / (to - from), 0, 1);
}
