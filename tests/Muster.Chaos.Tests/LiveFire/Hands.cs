// What a person does with Muster over its API: answers the page, asks for runs, approves and starts them.
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Muster.Oracle.Driving;
using Muster.Peers;

namespace Muster.Chaos.Tests.LiveFire;

/// <summary>Whatever Muster refuses fails the test with what it said, unless the refusal is asked for.</summary>
internal sealed class Hands : IDisposable
{
    private readonly HttpClient _http;

    private Hands(HttpClient http) => _http = http;

    /// <param name="person">The beginning of their address at streamflow.example, which is their id.</param>
    public static async Task<Hands> OfAsync(Station station, string person)
    {
        string address = $"{person}@streamflow.example";
        return new(station.ClientOf(await station.Muster.MustRunAsync(null, "key", "create", person, "--scope", "api", "--as", address)));
    }

    public Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<JsonElement> PutAsync(string path, object? body = null) => SendAsync(HttpMethod.Put, path, body);

    public Task<JsonElement> PostAsync(string path, object body) => SendAsync(HttpMethod.Post, path, body);

    /// <summary>Asks for a run of a runbook and waits for its preview; answers the run.</summary>
    /// <param name="parameters">With texts for values.</param>
    public async Task<JsonElement> AskAsync(string runbook, object parameters, string incident)
    {
        JsonElement asked = await SendAsync(
            HttpMethod.Post,
            "/api/v1/runs",
            new
            {
                runbook,
                parameters,
                incident,
            }
        );
        return await ReachedAsync(asked.GetProperty("id").GetString()!, "previewed");
    }

    public Task<JsonElement> ApproveAsync(JsonElement run) =>
        SendAsync(HttpMethod.Post, PathOf(run, "approve"), new { hash = run.GetProperty("hash").GetString() });

    public Task<JsonElement> StartAsync(JsonElement run) =>
        SendAsync(HttpMethod.Post, PathOf(run, "start"), new { hash = run.GetProperty("hash").GetString() });

    /// <summary>The code by which Muster refuses what this person would do with the run.</summary>
    public async Task<string> RefusalAsync(JsonElement run, string verb)
    {
        using HttpResponseMessage answer = await _http.PostAsJsonAsync(
            PathOf(run, verb),
            new { hash = run.GetProperty("hash").GetString() }
        );
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()!;
    }

    /// <summary>Waits until the run has this status; answers it.</summary>
    public async Task<JsonElement> ReachedAsync(string run, string status)
    {
        JsonElement last = default;
        await Until.TrueAsync(
            $"{run} is {status}",
            TimeSpan.FromSeconds(90),
            async () =>
            {
                last = await GetAsync($"/api/v1/runs/{run}");
                return last.GetProperty("status").GetString() == status;
            }
        );
        return last;
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body)
    {
        using HttpRequestMessage request = new(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using HttpResponseMessage answer = await _http.SendAsync(request);
        string said = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path} was answered with {answer.StatusCode}: {said}");
        return said.Length > 0 ? JsonElement.Parse(said) : default;
    }

    private static string PathOf(JsonElement run, string verb) => $"/api/v1/runs/{run.GetProperty("id").GetString()}/{verb}";
}
