// An open live stream of a test, read event by event.
using System.Net.ServerSentEvents;

namespace Muster.Server.Tests.Drivers.InMemory;

internal sealed class Listening : IAsyncDisposable
{
    private readonly HttpClient _client;
    private readonly HttpResponseMessage _response;
    private readonly IAsyncEnumerator<SseItem<string>> _events;

    private Listening(HttpClient client, HttpResponseMessage response, Stream body)
    {
        (_client, _response) = (client, response);
        _events = SseParser.Create(body).EnumerateAsync().GetAsyncEnumerator();
    }

    public static async Task<Listening> ToAsync(WebHost host, string topics)
    {
        var client = host.Client();
        var response = await client.GetAsync($"/live?t={topics}", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no", Assert.Single(response.Headers.GetValues("X-Accel-Buffering")));
        return new Listening(client, response, await response.Content.ReadAsStreamAsync());
    }

    public async Task<SseItem<string>> NextAsync()
    {
        Assert.True(await _events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5)), "the stream ended");
        return _events.Current;
    }

    public async Task<bool> EndedAsync()
    {
        try
        {
            return !await _events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(3));
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            return true;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        _response.Dispose();
        _client.Dispose();
    }
}
