// A tracker on a free port of this machine: keeps what it was asked, and answers by its own rules or as a test says.
using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Muster.Server.Tests.Trackers;

internal sealed class TrackerPeer : IAsyncDisposable
{
    /// <summary>The hour at which trackers live that have no clock of their own.</summary>
    public static readonly DateTimeOffset Noon = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;

    private TrackerPeer(WebApplication app) => _app = app;

    /// <summary>One request, read to its end. The path is as it was sent, with what is escaped in it.</summary>
    public sealed record Asked(string Method, string Path, IQueryCollection Query, IHeaderDictionary Headers, string Text)
    {
        public JsonElement Json => JsonDocument.Parse(Text).RootElement;
    }

    public string Url => _app.Urls.First();

    public ConcurrentQueue<Asked> All { get; } = new();

    /// <summary>Answers in the tracker's place, such as with a failure; null lets it answer itself.</summary>
    public Func<Asked, (int Status, string Body, (string Name, string Value)[] Headers)?>? Instead { get; set; }

    /// <summary>What the tracker's own answer is lost to, once it has done what was asked: the connection ends before it.</summary>
    public Func<Asked, bool>? LosesAnswer { get; set; }

    public static async Task<TrackerPeer> StartAsync(
        Func<TrackerPeer, Asked, (int Status, string Body, (string Name, string Value)[] Headers)> answer
    )
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        TrackerPeer peer = new(builder.Build());
        peer._app.Run(async http =>
        {
            using StreamReader reader = new(http.Request.Body);
            Asked asked = new(
                http.Request.Method,
                http.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget.Split('?')[0],
                http.Request.Query,
                new HeaderDictionary(http.Request.Headers.ToDictionary(one => one.Key, one => one.Value)),
                await reader.ReadToEndAsync()
            );
            peer.All.Enqueue(asked);
            (int status, string body, (string Name, string Value)[] headers) = peer.Instead?.Invoke(asked) ?? answer(peer, asked);
            if (peer.LosesAnswer?.Invoke(asked) == true)
            {
                http.Abort();
                return;
            }

            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json; charset=utf-8";
            foreach ((string name, string value) in headers)
            {
                http.Response.Headers[name] = value;
            }

            await http.Response.WriteAsync(body);
        });
        await peer._app.StartAsync(TestContext.Current.CancellationToken);
        return peer;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
