// What somebody wants measured: which incidents, of which time, told apart by what.
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Measures;

namespace Muster.Server.Measures;

/// <param name="Named">The period as it was asked for, such as <c>90d</c>; null where it was two days.</param>
/// <param name="Group">Only the group of <paramref name="By"/> with this key; null for all.</param>
/// <param name="Drills">Whether drills are shown beside the real incidents; they are never counted with them.</param>
public sealed record MeasureQuestion(
    MeasurePeriod Period,
    string? Named,
    Severity? Severity,
    ServiceId? Service,
    TeamId? Team,
    DetectionSource? DetectedBy,
    MeasureGrouping By,
    string? Group,
    bool Drills
)
{
    /// <summary>90 days: a quarter has enough incidents for a median.</summary>
    public const string PeriodUsual = "90d";

    private const string DayForm = "yyyy-MM-dd";

    /// <summary>The question as the query of an address, without its question mark; what says nothing is left out.</summary>
    public string Query()
    {
        (string Name, string? Value)[] values =
        [
            ("period", Named),
            ("from", Named is null ? Day(Period.From) : null),
            ("to", Named is null ? Day(Period.To.AddDays(-1)) : null),
            ("severity", Severity is { } severity ? ((int)severity).ToString(CultureInfo.InvariantCulture) : null),
            ("service", Service?.Value),
            ("team", Team?.Value),
            ("detected_by", DetectedBy?.Label()),
            ("by", By == MeasureGrouping.Severity ? null : By.Name()),
            ("group", Group),
            ("drills", Drills ? "true" : null),
        ];
        return string.Join('&', values.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));
    }

    /// <summary>The same of the period before.</summary>
    public MeasureQuestion Earlier() => this with { Period = Period.Before, Named = null };

    /// <summary>Reads a query string; null with every mistake in it. Values that are empty, as forms send them, say nothing.</summary>
    public static MeasureQuestion? Read(IQueryCollection query, DateTimeOffset now, out Rejection? why)
    {
        ArgumentNullException.ThrowIfNull(query);
        FieldErrors errors = new();
        (MeasurePeriod period, string? named) = ReadPeriod(query, now, errors);
        MeasureQuestion read = new(
            period,
            named,
            ReadOf(query, "severity", Enum.GetValues<Severity>(), one => ((int)one).ToString(CultureInfo.InvariantCulture), errors),
            ReadId<ServiceId>(query, "service", errors),
            ReadId<TeamId>(query, "team", errors),
            ReadOf(query, "detected_by", Enum.GetValues<DetectionSource>(), DetectionSourceText.Label, errors),
            ReadOf(query, "by", Enum.GetValues<MeasureGrouping>(), MeasureGroupingText.Name, errors) ?? MeasureGrouping.Severity,
            Text(query, "group"),
            ReadOf(query, "drills", [true, false], one => one ? "true" : "false", errors) ?? false
        );
        why = errors.Any ? errors.Refuse("request.invalid", "Nothing was measured, because the question is not right.") : null;
        return why is null ? read : null;
    }

    internal static string? Text(IQueryCollection query, string name) =>
        query[name].LastOrDefault() is { Length: > 0 } text && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    /// <summary>One of a few values, by their names; null where nothing is said.</summary>
    internal static T? ReadOf<T>(IQueryCollection query, string name, IReadOnlyCollection<T> all, Func<T, string> text, FieldErrors errors)
        where T : struct
    {
        if (Text(query, name) is not { } asked)
        {
            return null;
        }

        T[] found = [.. all.Where(one => string.Equals(text(one), asked, StringComparison.OrdinalIgnoreCase))];
        errors.When(found.Length == 0, name, $"Use one of {string.Join(", ", all.Select(text))}.");
        return found.Length == 0 ? null : found[0];
    }

    private static (MeasurePeriod Period, string? Named) ReadPeriod(IQueryCollection query, DateTimeOffset now, FieldErrors errors)
    {
        string? from = Text(query, "from");
        string? to = Text(query, "to");
        MeasurePeriod usual = MeasurePeriod.Read(PeriodUsual, now)!.Value;
        if (from is null && to is null)
        {
            string named = Text(query, "period") ?? PeriodUsual;
            MeasurePeriod? read = MeasurePeriod.Read(named, now);
            errors.When(
                read is null,
                "period",
                $"Use days such as 90d (at most {MeasurePeriod.DaysMax}), a month such as 2026-11 or a quarter such as 2026-Q4; or say from and to."
            );
            return (read ?? usual, named);
        }

        DateTimeOffset first = ReadDay("from", from, errors) ?? usual.From;
        DateTimeOffset last = ReadDay("to", to, errors) ?? usual.To.AddDays(-1);
        errors.When(last < first, "to", "It is before from. The last day counts.");
        errors.When(
            last - first > TimeSpan.FromDays(MeasurePeriod.DaysMax),
            "to",
            $"It is more than {MeasurePeriod.DaysMax} days after from."
        );
        return (new(first, last.AddDays(1)), null);
    }

    private static string Day(DateTimeOffset at) => at.ToString(DayForm, CultureInfo.InvariantCulture);

    private static DateTimeOffset? ReadDay(string name, string? text, FieldErrors errors)
    {
        bool isRead = DateTimeOffset.TryParseExact(
            text,
            DayForm,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset day
        );
        bool isDay = isRead && day.Year is >= 1970 and <= 9000;
        errors.When(text is not null && !isDay, name, "Use a day such as 2026-11-30; it is one of UTC.");
        return isDay ? day : null;
    }

    private static T? ReadId<T>(IQueryCollection query, string name, FieldErrors errors)
        where T : struct, IId<T>
    {
        string? text = Text(query, name);
        bool isId = Slug.IsValid(text);
        errors.When(text is not null && !isId, name, $"'{text}' cannot be the id of a {name}.");
        return isId ? T.Parse(text!) : null;
    }
}
