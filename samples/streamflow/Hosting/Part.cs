// What every part is built from: settings from the command line, an address on the loopback interface, and metrics.
using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace StreamFlow.Hosting;

internal static class Part
{
    public static readonly Meter Meter = new("StreamFlow");

    /// <param name="port">Where it listens unless <c>--urls</c> says otherwise.</param>
    public static WebApplicationBuilder Builder(int port, string[] settings)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(builder.Configuration["urls"] ?? $"http://127.0.0.1:{port}");
        builder
            .Services.AddOpenTelemetry()
            .WithMetrics(metrics =>
                metrics.AddMeter(Meter.Name).AddPrometheusExporter(exporter => exporter.ScrapeResponseCacheDurationMilliseconds = 0)
            );
        return builder;
    }

    /// <summary>The application with <c>/metrics</c>; what a part answers is mapped by the part.</summary>
    public static WebApplication With(WebApplicationBuilder builder)
    {
        WebApplication app = builder.Build();
        app.MapPrometheusScrapingEndpoint("/metrics");
        return app;
    }

    /// <summary>A setting such as <c>--rate 300</c>; outside its bounds it is refused when the part starts.</summary>
    public static int Number(this IConfiguration settings, string name, int usual, int min, int max)
    {
        int value = settings.GetValue(name, usual);
        return value >= min && value <= max
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"--{name} takes {min} to {max}; nothing was started.");
    }

    /// <summary>A client of another part, which waits so long for an answer.</summary>
    public static HttpClient Client(this IConfiguration settings, string name, int port, TimeSpan timeOut) =>
        new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10) })
        {
            BaseAddress = settings.Address(name, port),
            Timeout = timeOut,
        };

    public static Uri Address(this IConfiguration settings, string name, int port) => new(settings[name] ?? $"http://127.0.0.1:{port}");

    /// <summary>Counts one more with this outcome.</summary>
    public static void One(this Counter<long> counter, string outcome) =>
        counter.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
}
