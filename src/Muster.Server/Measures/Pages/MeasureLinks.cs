// The addresses of the measures: what is asked, and the incidents behind a number.
using Microsoft.AspNetCore.Http;
using Muster.Core.Incidents;
using Muster.Core.Measures;

namespace Muster.Server.Measures.Pages;

internal static class MeasureLinks
{
    public const string Page = "/measures";

    public const string Incidents = "/measures/incidents";

    public const string Actions = "/measures/actions";

    /// <summary>The incidents that were counted: all of the question, or those of a group, or those that have a time, or have it between two bounds in seconds.</summary>
    public static string To(
        MeasureQuestion asked,
        IncidentType type,
        string? group = null,
        IncidentMeasure? measure = null,
        HistogramBin? bar = null
    )
    {
        string query = (asked with { Group = group ?? asked.Group, Drills = type == IncidentType.Drill }).Query();
        query += measure is { } one ? "&measure=" + one.Name() : "";
        query += bar is { From: > 0 } from ? "&least=" + Number(from.From) : "";
        query += bar is { } to && double.IsFinite(to.To) ? "&below=" + Number(to.To) : "";
        return $"{Incidents}?{query}";
    }

    /// <summary>The incidents that made promises of an update, and how many of them each kept.</summary>
    public static string Updates(MeasureQuestion asked, IncidentType type, string? group = null) =>
        To(asked, type, group) + "&updates=true";

    /// <summary>The address of a list as it was asked for, without the place in it.</summary>
    public static string Again(string path, IQueryCollection query) =>
        path
        + "?"
        + string.Join(
            '&',
            query
                .Where(one => one.Key != "start")
                .Select(one => $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(one.Value.LastOrDefault() ?? "")}")
        );

    private static string Number(double seconds) => seconds.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
