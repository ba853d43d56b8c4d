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
using Muster.Engine.Commands;
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
        pages.MapGet("/actions", ActionsAsync);
        pages.MapGet("/alerts", AlertsPages.PageAsync);
        pages.MapGet("/alerts/behind", AlertsPages.BehindAsync);
    }

    /// <summary>An address that is not right shows what is usual: it was typed or kept from another version.</summary>
    private static async Task<IResult> PageAsync(HttpContext http, MeasureReader reader, ActionReader actions, TimeProvider clock)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (MeasureQuestion.Read(http.Request.Query, now, out _) is not { } asked)
        {
            return PostResult.SeeOther(http, MeasureLinks.Page);
        }

        MeasuresAnswer answer = await reader.ReadAsync(asked, http.RequestAborted);
        ImmutableArray<MeasuredAction> done = await actions.ReadAsync(asked, http.RequestAborted);
        return Fragment.Page<MeasuresPage>(
            http,
            new
            {
                Answer = answer,
                Actions = done,
                Now = now,
            }
        );
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
        bool isOfUpdates = MeasureQuestion.ReadOf(query, "updates", [true], _ => "true", errors) == true;
        if (MeasureQuestion.Read(query, clock.GetUtcNow(), out _) is not { } asked || errors.Any)
        {
            return PostResult.SeeOther(http, MeasureLinks.Page);
        }

        IncidentType type = asked.Drills ? IncidentType.Drill : IncidentType.Incident;
        (ImmutableArray<IncidentFacts> facts, Organisation organisation, _) = await reader.FactsAsync(asked, type, http.RequestAborted);
        IncidentFacts[] behind =
            isOfUpdates ? Promising(facts, organisation)
            : measure is { } one ? Having(facts, one, Seconds(query, "least"), Seconds(query, "below"))
            : [.. facts];
        int start = Math.Clamp((int)(Seconds(query, "start") ?? 0), 0, behind.Length);
        BehindView view = new(
            asked,
            type,
            isOfUpdates ? null : measure,
            isOfUpdates,
            [.. behind.Skip(start).Take(BehindView.PageSize)],
            behind.Length,
            start,
            MeasureLinks.Again(MeasureLinks.Incidents, query),
            organisation
        );
        return Fragment.Page<BehindPage>(http, new { Model = view });
    }

    private static async Task<IResult> ActionsAsync(
        HttpContext http,
        ActionReader reader,
        OrganisationReader organisations,
        TimeProvider clock
    )
    {
        IQueryCollection query = http.Request.Query;
        ActionResult? result = MeasureQuestion.ReadOf(query, "result", Enum.GetValues<ActionResult>(), ActionResultText.Name, new());
        if (MeasureQuestion.Read(query, clock.GetUtcNow(), out _) is not { } asked || result is not { } one)
        {
            return PostResult.SeeOther(http, MeasureLinks.Page);
        }

        MeasuredAction[] all = [.. (await reader.ReadAsync(asked, http.RequestAborted)).Where(action => action.Results.Contains(one))];
        int start = Math.Clamp((int)(Seconds(query, "start") ?? 0), 0, all.Length);
        string here = MeasureLinks.Again(MeasureLinks.Actions, query);
        return Fragment.Page<BehindActionsPage>(
            http,
            new
            {
                Asked = asked,
                Result = one,
                Actions = all.Skip(start).Take(BehindView.PageSize).ToImmutableArray(),
                Organisation = await organisations.CurrentAsync(http.RequestAborted),
                Newer = start > 0 ? $"{here}&start={Math.Max(start - BehindView.PageSize, 0)}" : null,
                Older = start + BehindView.PageSize < all.Length ? $"{here}&start={start + BehindView.PageSize}" : null,
            }
        );
    }

    private static IncidentFacts[] Having(IEnumerable<IncidentFacts> facts, IncidentMeasure measure, double? least, double? below) =>
        [
            .. facts
                .Where(one =>
                    one.Time(measure) is { TotalSeconds: var seconds } && seconds >= (least ?? 0) && seconds < (below ?? double.MaxValue)
                )
                .OrderByDescending(one => one.Time(measure)),
        ];

    private static IncidentFacts[] Promising(IEnumerable<IncidentFacts> facts, Organisation organisation) =>
        [
            .. facts
                .Select(one => (Incident: one, Updates: BehindView.UpdatesOf(one, organisation)))
                .Where(one => one.Updates.Made > 0)
                .OrderByDescending(one => one.Updates.Made - one.Updates.Kept)
                .Select(one => one.Incident),
        ];

    private static double? Seconds(IQueryCollection query, string name) =>
        double.TryParse(query[name].LastOrDefault(), NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
        && double.IsFinite(seconds)
            ? Math.Clamp(seconds, 0, int.MaxValue)
            : null;
}
