// Whether this node lives and is ready, for load balancers and supervisors; and its measures, for Prometheus.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;
using OpenTelemetry.Metrics;

namespace Muster.Server.Hosting;

/// <summary>/healthz and /readyz are open and tell no secrets; /metrics names services and keys, and so needs a key of scope api or a signed-in person.</summary>
internal static class HealthRoutes
{
    /// <summary>It is kept by route, with a place for every route and status; the others need no more than <see cref="SeriesMax"/>.</summary>
    private const string Durations = "http.server.request.duration";

    /// <summary>It would cost each request two counts, and tells little beside the durations.</summary>
    private const string Active = "http.server.active_requests";

    /// <summary>Of one measure. Their places are taken at the start, whether or not they are ever used; what is beyond them is counted as one.</summary>
    private const int SeriesMax = 300;

    private static readonly TimeSpan ReadyMax = TimeSpan.FromSeconds(2);

    public static void AddHealth(this IServiceCollection services) =>
        services
            .AddOpenTelemetry()
            .WithMetrics(metrics =>
                metrics
                    .AddMeter("Muster*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel")
                    .AddRuntimeInstrumentation()
                    .AddView(measure =>
                        measure.Name switch
                        {
                            Active => MetricStreamConfiguration.Drop,
                            Durations => null,
                            _ => new MetricStreamConfiguration { CardinalityLimit = SeriesMax },
                        }
                    )
                    .AddPrometheusExporter()
            );

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder health = routes.MapGroup("").WithTags("Health").AllowAnonymous();
        health.MapGet("/healthz", Health).Says("GetHealth", "Whether every loop of this node's engine comes round");
        health.MapGet("/-/healthy", Health).Says("GetHealthAsPrometheus", "The same as /healthz, where Prometheus has it");
        health.MapGet("/readyz", ReadyAsync).Says("GetReadiness", "Whether this node can store what it is sent");
        health.MapGet("/-/ready", ReadyAsync).Says("GetReadinessAsPrometheus", "The same as /readyz, where Prometheus has it");
        routes.MapPrometheusScrapingEndpoint("/metrics").RequireAuthorization(Policies.Read);
    }

    private static void Says(this RouteHandlerBuilder door, string name, string summary) =>
        door.WithName(name).WithSummary(summary).Produces<HealthAnswer>().Produces<HealthAnswer>(StatusCodes.Status503ServiceUnavailable);

    /// <summary>Green only while every loop of the engine comes round: an answer alone would prove that the web server lives, not the pager.</summary>
    private static IResult Health(HttpContext http, EngineHealth engine)
    {
        EngineReport report = engine.Report();
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new HealthAnswer(report.IsHealthy ? "ok" : "failing", [.. report.Problems], [.. report.Warnings]),
            statusCode: report.IsHealthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }

    /// <summary>Ready when the database answers in time; its schema was brought up before the first request.</summary>
    private static async Task<IResult> ReadyAsync(HttpContext http, IViewStore views, TimeProvider clock)
    {
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await views.RevisionAsync(http.RequestAborted).WaitAsync(ReadyMax, clock, http.RequestAborted);
            return Results.Json(new HealthAnswer("ready", [], []));
        }
        catch (Exception failure) when (failure is StoreUnavailableException or TimeoutException)
        {
            return Results.Json(
                new HealthAnswer("unavailable", ["The database does not answer, so nothing can be stored."], []),
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
        }
    }
}

/// <param name="Status"><c>ok</c>, <c>failing</c>, <c>ready</c> or <c>unavailable</c>.</param>
internal sealed record HealthAnswer(string Status, IReadOnlyList<string> Problems, IReadOnlyList<string> Warnings);
