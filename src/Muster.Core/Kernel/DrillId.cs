// The id of a drill, as people say it: D-7.
using System.Globalization;
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

/// <summary>The id of a drill. <see cref="Number"/> counts from 1 and may have gaps.</summary>
[JsonConverter(typeof(IdJsonConverter<DrillId>))]
public readonly record struct DrillId(int Number) : IId<DrillId>
{
    public string Value => "D-" + Number.ToString(CultureInfo.InvariantCulture);

    public static DrillId Parse(string text) =>
        TryParse(text, out DrillId id) ? id : throw new FormatException($"'{text}' is no drill id: expected a form such as D-7.");

    /// <summary>Reads D-7, d-7 or plain 7.</summary>
    public static bool TryParse(string? text, out DrillId id)
    {
        ReadOnlySpan<char> digits = text is not null && text.StartsWith("D-", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(2) : text;
        bool read = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0;
        id = read ? new DrillId(number) : default;
        return read;
    }

    public override string ToString() => Value;
}
