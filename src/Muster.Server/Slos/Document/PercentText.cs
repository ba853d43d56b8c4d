// Reads a percentage as a share.
using System.Globalization;

namespace Muster.Server.Slos.Document;

internal static class PercentText
{
    /// <summary>Above 0 and at most 1; 99.9 is the number nearest to 0.999, as if the share itself had been written.</summary>
    public static double Read(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal percent) && percent is > 0 and <= 100
            ? (double)(percent / 100)
            : throw new FormatException($"'{text}' is no percentage: write a number above 0 and at most 100, such as 99.9.");
}
