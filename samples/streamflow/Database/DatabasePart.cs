// The database: it knows every film, and answers slowly.
using StreamFlow.Hosting;

namespace StreamFlow.Database;

internal static class DatabasePart
{
    public static Task RunAsync(string[] settings)
    {
        WebApplicationBuilder builder = Part.Builder(7603, settings);
        int films = builder.Configuration.Number("films", 300, 1, 100_000);
        int queueMax = builder.Configuration.Number("queue", 150, 1, 10_000);
        QueryQueue queue = new(
            builder.Configuration.Number("capacity", 100, 1, 10_000),
            queueMax,
            builder.Configuration.Number("contention", 30, 0, 1_000)
        );
        builder.Services.AddHostedService(_ => queue);
        Part.Meter.CreateObservableGauge("streamflow_database_queue", () => queue.Length, description: "Queries that wait");
        Part.Meter.CreateObservableGauge("streamflow_database_queue_max", () => queueMax, description: "How many may wait");
        WebApplication app = Part.With(builder);
        app.MapGet(
            "/films/{id:int}",
            async (int id, HttpContext http) =>
            {
                Query query = new(http.RequestAborted);
                if (!queue.TryAsk(query))
                {
                    return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
                }

                await query.Done;
                return id >= 1 && id <= films ? Results.Text($"Film {id}: {id % 90 + 60} minutes") : Results.NotFound();
            }
        );
        return app.RunAsync();
    }
}
