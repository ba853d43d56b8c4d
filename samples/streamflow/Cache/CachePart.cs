// The cache: keys with values that expire, and a door that forgets them all at once.
using System.Diagnostics.Metrics;
using StreamFlow.Hosting;

namespace StreamFlow.Cache;

internal static class CachePart
{
    private static readonly Counter<long> Reads = Part.Meter.CreateCounter<long>(
        "streamflow_cache_reads",
        description: "What was looked for, by outcome: hit, miss"
    );

    public static Task RunAsync(string[] settings)
    {
        WebApplication app = Part.With(Part.Builder(7602, settings));
        KeyValues values = new(TimeSpan.FromSeconds(app.Configuration.Number("lifetime", 60, 1, 86_400)));
        Part.Meter.CreateObservableGauge("streamflow_cache_entries", () => values.Count, description: "How many keys it holds");
        app.MapGet(
            "/entries/{key}",
            (string key) =>
            {
                string? value = values.Find(key);
                Reads.One(value is null ? "miss" : "hit");
                return value is null ? Results.NotFound() : Results.Text(value);
            }
        );
        app.MapPut(
            "/entries/{key}",
            async (string key, HttpRequest request) =>
            {
                using StreamReader body = new(request.Body);
                values.Put(key, await body.ReadToEndAsync());
            }
        );
        app.MapAdmin().MapPost("/invalidate", values.Clear);
        return app.RunAsync();
    }
}
