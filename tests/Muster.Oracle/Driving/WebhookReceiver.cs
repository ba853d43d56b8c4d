// A web server that takes signed webhooks and remembers their ids.
using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Muster.Peers;

namespace Muster.Oracle.Driving;

public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<Taken> _taken = new();
    private readonly Task _work;

    public WebhookReceiver()
    {
        Url = new Uri($"http://127.0.0.1:{FreePort.Next()}/");
        _listener.Prefixes.Add(Url.ToString());
        _listener.Start();
        _work = TakeAllAsync();
    }

    /// <param name="Id">The same for every attempt of one message.</param>
    /// <param name="Pages">The pages that a digest stands for; empty for the message of one page.</param>
    public sealed record Taken(string Id, string Title, string? Group, IReadOnlyList<string> Pages);

    public Uri Url { get; }

    public IReadOnlyCollection<Taken> All => _taken;

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _work;
    }

    private async Task TakeAllAsync()
    {
        while (true)
        {
            try
            {
                await TakeAsync(await _listener.GetContextAsync());
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException)
            {
                if (!_listener.IsListening)
                {
                    return;
                }
            }
            catch (JsonException)
            {
                // The sender was killed while it wrote: what it sent was no message yet.
            }
        }
    }

    private async Task TakeAsync(HttpListenerContext context)
    {
        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.InputStream);
        JsonElement data = body.RootElement.GetProperty("data");
        string? group = data.TryGetProperty("alert_group", out JsonElement id) ? id.ToString() : null;
        string[] pages = data.TryGetProperty("pages", out JsonElement all)
            ? [.. all.EnumerateArray().Select(page => page.GetString()!)]
            : [];
        _taken.Enqueue(new(context.Request.Headers["webhook-id"] ?? "", data.GetProperty("title").GetString() ?? "", group, pages));
        context.Response.StatusCode = 204;
        context.Response.Close();
    }
}
