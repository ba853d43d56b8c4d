// A server that answers as it was told and remembers what it was asked.
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Muster.Cli.Tests.Driving;

public sealed class FakeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Request> _requests = new();
    private Func<Request, (int Status, string Body)>? _answer = _ => (200, "{}");

    private FakeServer(WebApplication app) => _app = app;

    /// <summary>How far its clock is ahead of this machine's.</summary>
    public TimeSpan Ahead { get; set; }

    public string Url => _app.Urls.Single();

    public IReadOnlyList<Request> Requests => [.. _requests];

    public static async Task<FakeServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication app = builder.Build();
        FakeServer server = new(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public void Answers(int status, string body) => _answer = _ => (status, body);

    public void Answers(Func<Request, string> body) => _answer = request => (200, body(request));

    public void Answers(Func<Request, (int Status, string Body)> answer) => _answer = answer;

    /// <summary>Takes requests and answers none, as a server that hangs.</summary>
    public void AnswersNever() => _answer = null;

    /// <summary>A shell that speaks to this server with a key.</summary>
    public Shell Shell() => new() { Environment = { ["MUSTER_URL"] = Url, ["MUSTER_API_KEY"] = "mk_test" } };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        if (Ahead != TimeSpan.Zero)
        {
            http.Response.GetTypedHeaders().Date = new WallClock().GetUtcNow() + Ahead;
        }

        using StreamReader reader = new(http.Request.Body);
        Request request = new(
            http.Request.Method,
            http.Request.Path,
            http.Request.QueryString.Value ?? "",
            http.Request.Headers.Authorization,
            http.Request.Headers["Idempotency-Key"],
            await reader.ReadToEndAsync()
        )
        {
            Headers = http.Request.Headers.ToDictionary(
                header => header.Key,
                header => header.Value.ToString(),
                StringComparer.OrdinalIgnoreCase
            ),
        };
        _requests.Enqueue(request);
        if (_answer is null)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
            return;
        }

        (int status, string body) = _answer(request);
        http.Response.StatusCode = status;
        http.Response.ContentType = status < 400 ? "application/json" : "application/problem+json";
        await http.Response.WriteAsync(body);
    }

    private sealed class WallClock : TimeProvider;
}
