// The id of a customer's report, as people say it: CR-3.
using System.Globalization;
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

/// <summary>The id of a customer's report. <see cref="Number"/> counts from 1 and may have gaps.</summary>
[JsonConverter(typeof(IdJsonConverter<CustomerReportId>))]
public readonly record struct CustomerReportId(int Number) : IId<CustomerReportId>
{
    public string Value => "CR-" + Number.ToString(CultureInfo.InvariantCulture);

    public static CustomerReportId Parse(string text) =>
        TryParse(text, out CustomerReportId id)
            ? id
            : throw new FormatException($"'{text}' is no id of a customer's report: expected a form such as CR-3.");

    /// <summary>Reads CR-3, cr-3 or plain 3.</summary>
    public static bool TryParse(string? text, out CustomerReportId id)
    {
        ReadOnlySpan<char> digits = text is not null && text.StartsWith("CR-", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(3) : text;
        bool read = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0;
        id = read ? new CustomerReportId(number) : default;
        return read;
    }

    public override string ToString() => Value;
}
