// The measures over the API: JSON, a table, and what Prometheus reads.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Measures.Api;

internal static class MeasuresApi
{
    private const string Table = "text/csv";

    public static void MapMeasuresApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder api = routes.MapGroup("/api/v1").WithTags("Measures").RequireAuthorization(Policies.Read);
        api.MapGet("/measures", ReadAsync)
            .Asks()
            .WithName("GetMeasures")
            .WithSummary(
                "MTTD, MTTA, MTTM and MTTR as distributions, against the period before; drills apart. text/csv where Accept asks for it"
            )
            .Produces<MeasuresItem>(StatusCodes.Status200OK, "application/json", Table);
        api.MapGet("/measures.csv", TableAsync)
            .Asks()
            .WithName("GetMeasuresTable")
            .WithSummary("The same as comma-separated values, a line for each group and time")
            .Produces<string>(contentType: Table);
        api.MapGet("/measures.prom", PrometheusAsync)
            .Asks()
            .WithName("GetMeasuresForPrometheus")
            .WithSummary("The same as gauges for Prometheus; without drills")
            .Produces<string>(contentType: "text/plain");
        api.MapGet("/measures/incidents", FactsAsync)
            .Asks()
            .WithName("GetMeasuredIncidents")
            .WithSummary("The incidents behind the measures; with drills=true the drills instead. text/csv where Accept asks for it")
            .Produces<FactsList>(StatusCodes.Status200OK, "application/json", Table);
        api.MapGet("/measures/alerts", AlertsAsync)
            .Asks()
            .WithName("GetMeasuredAlerts")
            .WithSummary(
                "What came of alerts and pages, who talks most, and whose nights were broken. text/csv, of the talkers, where Accept asks for it"
            )
            .Produces<AlertsItem>(StatusCodes.Status200OK, "application/json", Table);
    }

    private static TRoute Asks<TRoute>(this TRoute route)
        where TRoute : IEndpointConventionBuilder =>
        route
            .WithParameter(
                "period",
                ParameterLocation.Query,
                "90d, a month such as 2026-11 or a quarter such as 2026-Q4, of UTC; 90d where nothing is said."
            )
            .WithParameter("from", ParameterLocation.Query, "Instead of a period: its first day, such as 2026-11-01.")
            .WithParameter("to", ParameterLocation.Query, "Its last day, which counts.")
            .WithParameter("severity", ParameterLocation.Query, "1 to 4.")
            .WithParameter("service", ParameterLocation.Query, "The id of a service.")
            .WithParameter("team", ParameterLocation.Query, "The id of a team: the incidents of the services that it owns now.")
            .WithParameter("detected_by", ParameterLocation.Query, "monitoring, customers or people.")
            .WithParameter(
                "by",
                ParameterLocation.Query,
                "How groups are told apart: severity, service, team, detected_by, month or quarter."
            )
            .WithParameter("group", ParameterLocation.Query, "Only the group with this key.")
            .WithParameter("drills", ParameterLocation.Query, "true: drills as well, beside the incidents.")
            .Refuses(StatusCodes.Status400BadRequest, "request.invalid");

    private static async Task<IResult> ReadAsync(HttpContext http, MeasureReader reader, TimeProvider clock)
    {
        (MeasuresItem? measured, ProblemHttpResult? refused) = await MeasureAsync(http, reader, clock);
        return measured is null ? refused!
            : WantsTable(http) ? TypedResults.Text(MeasuresCsv.Write(measured), CsvText.ContentType)
            : TypedResults.Ok(measured);
    }

    private static async Task<IResult> TableAsync(HttpContext http, MeasureReader reader, TimeProvider clock)
    {
        (MeasuresItem? measured, ProblemHttpResult? refused) = await MeasureAsync(http, reader, clock);
        return measured is null ? refused! : TypedResults.Text(MeasuresCsv.Write(measured), CsvText.ContentType);
    }

    private static async Task<IResult> PrometheusAsync(HttpContext http, MeasureReader reader, TimeProvider clock)
    {
        (MeasuresItem? measured, ProblemHttpResult? refused) = await MeasureAsync(http, reader, clock);
        return measured is null ? refused! : TypedResults.Text(MeasuresProm.Write(measured), MeasuresProm.ContentType);
    }

    private static async Task<IResult> FactsAsync(HttpContext http, MeasureReader reader, TimeProvider clock)
    {
        if (MeasureQuestion.Read(http.Request.Query, clock.GetUtcNow(), out Rejection? why) is not { } asked)
        {
            return why!.ToBadQuestion();
        }

        IncidentType type = asked.Drills ? IncidentType.Drill : IncidentType.Incident;
        (var facts, _, bool isWhole) = await reader.FactsAsync(asked, type, http.RequestAborted);
        FactsList list = new([.. facts.Select(FactsItem.Of)], isWhole);
        return WantsTable(http) ? TypedResults.Text(list.Csv(), CsvText.ContentType) : TypedResults.Ok(list);
    }

    private static async Task<IResult> AlertsAsync(HttpContext http, AlertReader reader, TimeProvider clock)
    {
        if (MeasureQuestion.Read(http.Request.Query, clock.GetUtcNow(), out Rejection? why) is not { } asked)
        {
            return why!.ToBadQuestion();
        }

        AlertsItem measured = AlertsItem.Of(await reader.ReadAsync(asked, http.RequestAborted));
        return WantsTable(http) ? TypedResults.Text(measured.Csv(), CsvText.ContentType) : TypedResults.Ok(measured);
    }

    private static async Task<(MeasuresItem? Measured, ProblemHttpResult? Refused)> MeasureAsync(
        HttpContext http,
        MeasureReader reader,
        TimeProvider clock
    ) =>
        MeasureQuestion.Read(http.Request.Query, clock.GetUtcNow(), out Rejection? why) is { } asked
            ? (MeasuresItem.Of(await reader.ReadAsync(asked, http.RequestAborted)), null)
            : (null, why!.ToBadQuestion());

    private static bool WantsTable(HttpContext http) =>
        http.Request.Headers.Accept.ToString().Contains(Table, StringComparison.OrdinalIgnoreCase);
}
