// How the single values of an organisation file are written: severities, roles, local times, instants.
using System.Globalization;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Server.Web.Document;
using NodaTime;
using NodaTime.Text;

namespace Muster.Server.Catalog.Document;

/// <summary>Each reading throws a <see cref="FormatException"/> that says what would be right.</summary>
internal static class FieldText
{
    /// <summary>Stands in where a rotation says no start; never applied, because the file is then refused.</summary>
    public static readonly LocalDateTime NoStart = new(2000, 1, 1, 0, 0);

    private static readonly LocalDateTimePattern[] LocalForms =
    [
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd' 'HH:mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss"),
    ];

    private static readonly string[] InstantForms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    public static string Of(Severity severity) => "SEV-" + ((int)severity).ToString(CultureInfo.InvariantCulture);

    public static string Of(Role role) => RoleName.Of(role);

    public static string Of(LocalDateTime local) => LocalForms[local.Second == 0 ? 0 : 2].Format(local);

    public static string Of(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static string Of(Urgency urgency) => urgency == Core.People.Urgency.High ? "high" : "low";

    public static Urgency Urgency(string text) =>
        text switch
        {
            "high" => Core.People.Urgency.High,
            "low" => Core.People.Urgency.Low,
            _ => throw new FormatException($"'{text}' is no urgency: write high or low."),
        };

    public static bool KeepsHours(string text) =>
        text switch
        {
            "waking" => true,
            "always" => false,
            _ => throw new FormatException($"'{text}' says no hours: write always, or waking for the waking hours of whom is paged."),
        };

    public static Severity Severity(string text) =>
        TrySeverity(text) ?? throw new FormatException($"'{text}' is no severity: write SEV-1, SEV-2, SEV-3 or SEV-4.");

    public static Severity? TrySeverity(string text)
    {
        ReadOnlySpan<char> digit = text.StartsWith("SEV-", StringComparison.OrdinalIgnoreCase) ? text.AsSpan(4) : [];
        return digit is ['1' or '2' or '3' or '4'] ? (Severity)(digit[0] - '0') : null;
    }

    public static Role Role(string text) =>
        RoleName.TryParse(text) ?? throw new FormatException($"'{text}' is no role{Nearest.Hint(text, [.. RoleName.Names])}");

    /// <summary>One matcher in Alertmanager's text form.</summary>
    public static Matcher Matcher(string text) =>
        MatcherParser.Parse(text) switch
        {
            { Error: { } wrong } => throw new FormatException(wrong),
            { Matchers: [var only] } => only,
            { Matchers.Length: var count } => throw new FormatException(
                $"'{text}' holds {count} matchers; write one here, such as service=\"api\"."
            ),
        };

    /// <summary>A local time without a zone: the schedule says the zone.</summary>
    public static LocalDateTime Local(string text) =>
        LocalForms.Select(form => form.Parse(text)).FirstOrDefault(read => read.Success)?.Value
        ?? throw new FormatException($"'{text}' is no local time: write 2026-01-05T09:00, in the zone of the schedule.");

    /// <summary>An instant in UTC, to the millisecond. A time without Z or offset could be any, so it is refused.</summary>
    public static DateTimeOffset Instant(string text)
    {
        bool read = DateTimeOffset.TryParseExact(
            text,
            InstantForms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset instant
        );
        bool placed = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);
        return read && placed
            ? DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds())
            : throw new FormatException($"'{text}' is no instant: write 2026-01-05T09:00Z or 2026-01-05T09:00+01:00.");
    }
}
