// A provider on a free port of this machine: keeps what it was asked, and answers as a test says.
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Muster.Server.Tests.Channels;

internal sealed class ProviderPeer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Asked> _asked = new();

    private ProviderPeer(WebApplication app) => _app = app;

    /// <summary>One request, read to its end.</summary>
    public sealed record Asked(string Method, string Path, IHeaderDictionary Headers, byte[] Body)
    {
        public string Text => System.Text.Encoding.UTF8.GetString(Body);

        public IReadOnlyDictionary<string, string> Form =>
            Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Text).ToDictionary(one => one.Key, one => one.Value.ToString());
    }

    public Uri Url => new(_app.Urls.First());

    public IReadOnlyList<Asked> All => [.. _asked];

    /// <param name="answer">Asked with the number of the request, from 1.</param>
    public static async Task<ProviderPeer> StartAsync(Func<Asked, int, HttpResponse, Task> answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        ProviderPeer peer = new(builder.Build());
        peer._app.Run(async http =>
        {
            using MemoryStream body = new();
            await http.Request.Body.CopyToAsync(body);
            Asked asked = new(
                http.Request.Method,
                http.Request.Path,
                new HeaderDictionary(http.Request.Headers.ToDictionary(one => one.Key, one => one.Value)),
                body.ToArray()
            );
            peer._asked.Enqueue(asked);
            await answer(asked, peer._asked.Count, http.Response);
        });
        await peer._app.StartAsync(TestContext.Current.CancellationToken);
        return peer;
    }

    public static async Task SayAsync(HttpResponse response, int status, string body, string type = "application/json")
    {
        response.StatusCode = status;
        response.ContentType = type;
        await response.WriteAsync(body);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
