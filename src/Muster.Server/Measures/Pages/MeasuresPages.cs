// The routes of the measures' pages.
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Measures;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Measures.Pages;

internal static class MeasuresPages
{
    public static void MapMeasuresPages(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup(MeasureLinks.Page).RequireAuthorization(Policies.Read).ExcludeFromDescription();
        pages.MapGet("", PageAsync);
        pages.MapGet("/incidents", BehindAsync);
        pages.MapGet("/alerts", AlertsPages.PageAsync);
        pages.MapGet("/alerts/behind", AlertsPages.BehindAsync);
    }

    /// <summary>An address that is not right shows what is usual: it was typed or kept from another version.</summary>
    private static async Task<IResult> PageAsync(HttpContext http, MeasureReader reader, TimeProvider clock)
    {
        DateTimeOffset now = clock.GetUtcNow();
        return MeasureQuestion.Read(http.Request.Query, now, out _) is { } asked
            ? Fragment.Page<MeasuresPage>(http, new { Answer = await reader.ReadAsync(asked, http.RequestAborted), Now = now })
            : PostResult.SeeOther(http, MeasureLinks.Page);
    }

    private static async Task<IResult> BehindAsync(HttpContext http, MeasureReader reader, TimeProvider clock)
    {
        FieldErrors errors = new();
        IQueryCollection query = http.Request.Query;
        IncidentMeasure? measure = MeasureQuestion.ReadOf(
            query,
            "measure",
            Enum.GetValues<IncidentMeasure>(),
            IncidentMeasureText.Name,
            errors
        );
        if (MeasureQuestion.Read(query, clock.GetUtcNow(), out _) is not { } asked || errors.Any)
        {
            return PostResult.SeeOther(http, MeasureLinks.Page);
        }

        IncidentType type = asked.Drills ? IncidentType.Drill : IncidentType.Incident;
        (ImmutableArray<IncidentFacts> facts, Organisation organisation, _) = await reader.FactsAsync(asked, type, http.RequestAborted);
        IncidentFacts[] behind = measure is { } one ? Having(facts, one, Seconds(query, "least"), Seconds(query, "below")) : [.. facts];
        int start = Math.Clamp((int)(Seconds(query, "start") ?? 0), 0, behind.Length);
        BehindView view = new(
            asked,
            type,
            measure,
            [.. behind.Skip(start).Take(BehindView.PageSize)],
            behind.Length,
            start,
            MeasureLinks.Again(MeasureLinks.Incidents, query),
            organisation
        );
        return Fragment.Page<BehindPage>(http, new { Model = view });
    }

    private static IncidentFacts[] Having(IEnumerable<IncidentFacts> facts, IncidentMeasure measure, double? least, double? below) =>
        [
            .. facts
                .Where(one =>
                    one.Time(measure) is { TotalSeconds: var seconds } && seconds >= (least ?? 0) && seconds < (below ?? double.MaxValue)
                )
                .OrderByDescending(one => one.Time(measure)),
        ];

    private static double? Seconds(IQueryCollection query, string name) =>
        double.TryParse(query[name].LastOrDefault(), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
        && double.IsFinite(seconds)
            ? Math.Clamp(seconds, 0, int.MaxValue)
            : null;
}
