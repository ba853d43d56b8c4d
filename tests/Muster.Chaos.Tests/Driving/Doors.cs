// What every door answers while nothing can be stored, each in its sender's own form.
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Muster.Oracle.Driving;
using Muster.Peers;

namespace Muster.Chaos.Tests.Driving;

/// <param name="reader">A key of scope api.</param>
public sealed class Doors(Station station, string reader) : IDisposable
{
    private readonly HttpClient _sender = station.ClientOf(station.Key);
    private readonly HttpClient _reader = station.ClientOf(reader);

    public void Dispose()
    {
        _sender.Dispose();
        _reader.Dispose();
    }

    /// <summary>503 with Retry-After at each of them, so that whoever can come again does.</summary>
    public async Task AllRefuseAsync()
    {
        const string alert = """{"status":"firing","labels":{"alertname":"Refused","service":"playback-api"}}""";
        JsonElement alerts = await RefusedAsync(_sender, "/api/v2/alerts", $"[{alert}]");
        Assert.Contains(alerts.ValueKind, (JsonValueKind[])[JsonValueKind.String, JsonValueKind.Object]);
        JsonElement webhook = await RefusedAsync(_sender, $"/intake/{station.Key}/alertmanager", $$"""{"alerts":[{{alert}}]}""");
        Assert.Equal(503, webhook.GetProperty("status").GetInt32());
        JsonElement enqueue = await RefusedAsync(
            _sender,
            "/v2/enqueue",
            $$$"""{"routing_key":"{{{station.Key}}}","event_action":"trigger","payload":{"summary":"Refused","source":"x","severity":"info"}}"""
        );
        Assert.Equal("invalid event", enqueue.GetProperty("status").GetString());
        JsonElement declared = await RefusedAsync(_reader, "/api/v1/incidents", """{"title":"Refused","severity":"SEV-3"}""");
        Assert.Equal(503, declared.GetProperty("status").GetInt32());
    }

    /// <summary>The status of a door for people or for supervisors, asked for as a browser would.</summary>
    public async Task<HttpStatusCode> StatusAsync(string path)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        using HttpResponseMessage answer = await _reader.SendAsync(request);
        return answer.StatusCode;
    }

    public Task BecomesAsync(string path, HttpStatusCode status) =>
        Until.TrueAsync($"{path} answers {status}", Station.Soon, async () => await StatusAsync(path) == status);

    /// <summary>Whatever its status is.</summary>
    public Task SaysAsync(string path, string words) =>
        Until.TrueAsync(
            $"{path} says '{words}'",
            Station.Soon,
            async () =>
            {
                using HttpResponseMessage answer = await _reader.GetAsync(new Uri(path, UriKind.Relative));
                return (await answer.Content.ReadAsStringAsync()).Contains(words, StringComparison.Ordinal);
            }
        );

    /// <summary>The status of an alert that is as large as an alert may be.</summary>
    public Task<(HttpStatusCode Status, string? Receipt)> PostLargeAsync(string number)
    {
        string text = new('x', 6000);
        string annotations = string.Join(',', Enumerable.Range(0, 20).Select(one => $"\"a{one}\":\"{text}\""));
        return PostAsync(
            _sender,
            "/api/v2/alerts",
            $$$"""[{"labels":{"alertname":"Large","number":"{{{number}}}"},"annotations":{{{{annotations}}}}}]"""
        );
    }

    /// <summary>The status of an alert of a few bytes.</summary>
    public Task<(HttpStatusCode Status, string? Receipt)> PostSmallAsync(string number) =>
        PostAsync(_sender, "/api/v2/alerts", $$$"""[{"labels":{"alertname":"Small","number":"{{{number}}}"}}]""");

    /// <summary>The status of an incident of a few bytes; there is no receipt of it.</summary>
    public Task<(HttpStatusCode Status, string? Receipt)> DeclareAsync(string number) =>
        PostAsync(_reader, "/api/v1/incidents", $$"""{"title":"Small {{number}}","severity":"SEV-4"}""");

    private static async Task<(HttpStatusCode Status, string? Receipt)> PostAsync(HttpClient client, string path, string body)
    {
        using StringContent content = new(body, new MediaTypeHeaderValue("application/json"));
        using HttpResponseMessage answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        return (
            answer.StatusCode,
            answer.Headers.TryGetValues("Muster-Receipt", out IEnumerable<string>? receipts) ? receipts.Single() : null
        );
    }

    private static async Task<JsonElement> RefusedAsync(HttpClient client, string path, string body)
    {
        using StringContent content = new(body, new MediaTypeHeaderValue("application/json"));
        using HttpResponseMessage answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        string said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{path}: {(int)answer.StatusCode} {said}");
        Assert.True(answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, $"{path} says nothing about when to come again.");
        Assert.False(answer.Headers.Contains("Muster-Receipt"));
        return JsonSerializer.Deserialize<JsonElement>(said);
    }
}
