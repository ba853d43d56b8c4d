// The id of one run of a runbook or of a command, as people say it: RUN-7.
using System.Globalization;
using System.Text.Json.Serialization;

namespace Muster.Core.Kernel;

/// <summary>The id of a run. <see cref="Number"/> counts from 1 and may have gaps.</summary>
[JsonConverter(typeof(IdJsonConverter<RunId>))]
public readonly record struct RunId(int Number) : IId<RunId>
{
    public string Value => "RUN-" + Number.ToString(CultureInfo.InvariantCulture);

    public static RunId Parse(string text) =>
        TryParse(text, out RunId id) ? id : throw new FormatException($"'{text}' is no id of a run: expected a form such as RUN-7.");

    /// <summary>Reads RUN-7, run-7 or plain 7.</summary>
    public static bool TryParse(string? text, out RunId id)
    {
        ReadOnlySpan<char> digits = text is not null && text.StartsWith("RUN-", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(4) : text;
        bool read = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0;
        id = read ? new RunId(number) : default;
        return read;
    }

    public override string ToString() => Value;
}
