// The id of an incident, as people say it: INC-42.
using System.Globalization;
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

/// <summary>The id of an incident. <see cref="Number"/> counts from 1 and may have gaps.</summary>
[JsonConverter(typeof(IdJsonConverter<IncidentId>))]
public readonly record struct IncidentId(int Number) : IId<IncidentId>
{
    public string Value => "INC-" + Number.ToString(CultureInfo.InvariantCulture);

    public static IncidentId Parse(string text) =>
        TryParse(text, out IncidentId id) ? id : throw new FormatException($"'{text}' is no incident id: expected a form such as INC-42.");

    /// <summary>Reads INC-42, inc-42 or plain 42.</summary>
    public static bool TryParse(string? text, out IncidentId id)
    {
        ReadOnlySpan<char> digits = text is not null && text.StartsWith("INC-", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(4) : text;
        bool read = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0;
        id = read ? new IncidentId(number) : default;
        return read;
    }

    public override string ToString() => Value;
}
