// A quarter of a year: what product and engineering look back on together.
using System.Globalization;
using System.Text.RegularExpressions;

namespace Muster.Core.Slos.Policies;

/// <summary>Its months begin at midnight UTC. The text form is <c>2026Q4</c>.</summary>
/// <param name="Number">1 to 4.</param>
public sealed partial record Quarter(int Year, int Number)
{
    public DateTimeOffset Begin => new(Year, ((Number - 1) * 3) + 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>When the next one begins.</summary>
    public DateTimeOffset End => Begin.AddMonths(3);

    public Quarter Previous => Of(Begin.AddDays(-1));

    public Quarter Next => Of(End);

    public static Quarter Of(DateTimeOffset at) => new(at.UtcDateTime.Year, ((at.UtcDateTime.Month - 1) / 3) + 1);

    /// <summary>Null for a text that names no quarter from 2000 to 2999.</summary>
    public static Quarter? Read(string? text) =>
        text is not null && Shape().Match(text) is { Success: true } match
            ? new(int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), match.Groups["number"].Value[0] - '0')
            : null;

    public override string ToString() => $"{Year}Q{Number}";

    [GeneratedRegex(
        "^(?<year>2[0-9]{3})[Qq](?<number>[1-4])$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Shape();
}
