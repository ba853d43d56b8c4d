// The id of a drill that is planned, as people say it: DP-3.
using System.Globalization;
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

/// <summary>The id of a drill that is planned. <see cref="Number"/> counts from 1 and may have gaps.</summary>
[JsonConverter(typeof(IdJsonConverter<DrillPlanId>))]
public readonly record struct DrillPlanId(int Number) : IId<DrillPlanId>
{
    public string Value => "DP-" + Number.ToString(CultureInfo.InvariantCulture);

    public static DrillPlanId Parse(string text) =>
        TryParse(text, out DrillPlanId id)
            ? id
            : throw new FormatException($"'{text}' is no id of a planned drill: expected a form such as DP-3.");

    /// <summary>Reads DP-3, dp-3 or plain 3.</summary>
    public static bool TryParse(string? text, out DrillPlanId id)
    {
        ReadOnlySpan<char> digits = text is not null && text.StartsWith("DP-", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(3) : text;
        bool read = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0;
        id = read ? new DrillPlanId(number) : default;
        return read;
    }

    public override string ToString() => Value;
}
