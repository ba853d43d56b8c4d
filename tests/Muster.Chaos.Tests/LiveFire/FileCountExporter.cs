// How many files a directory holds, as node_exporter says it to Prometheus.
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Muster.Peers;

namespace Muster.Chaos.Tests.LiveFire;

/// <summary>Two of its gauges, of a file system of a million files that holds this directory alone. Counted anew whenever it is asked.</summary>
internal sealed class FileCountExporter : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FileCountExporter(WebApplication app) => _app = app;

    public int Port { get; private init; }

    public static async Task<FileCountExporter> StartAsync(string directory)
    {
        int port = FreePort.Next();
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.MapGet("/metrics", () => Results.Text(Gauges(Directory.EnumerateFiles(directory).Count())));
        await app.StartAsync();
        return new(app) { Port = port };
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Gauges(int files) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"node_filesystem_files{{mountpoint=\"/data\"}} 1000000\nnode_filesystem_files_free{{mountpoint=\"/data\"}} {1_000_000 - files}\n"
        );
}
