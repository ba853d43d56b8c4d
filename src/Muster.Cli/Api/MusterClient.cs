// Speaks to a Muster server over its REST API.
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Muster.Cli.Terminal;

namespace Muster.Cli.Api;

/// <summary>Every answer other than success is a <see cref="Failure"/> with the exit code that its kind has.</summary>
internal sealed class MusterClient : IDisposable
{
    /// <summary>The code of a key whose scope or person does not reach; what is refused for another reason says which.</summary>
    private const string NotAllowed = "not_allowed";
    private const string Unreachable = "calendar.unreachable";

    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(30);

    /// <summary>What was not given is not sent: the API reads bodies strictly.</summary>
    private static readonly JsonSerializerOptions Sent = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly HttpClient _http;

    public MusterClient(Uri server, string key, HttpMessageHandler? handler = null)
    {
        Server = server;
        _http = handler is null ? new HttpClient() : new HttpClient(handler, disposeHandler: false);
        _http.BaseAddress = server;
        _http.Timeout = AnswerMax;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        _http.DefaultRequestHeaders.Accept.Add(new("application/json"));
        _http.DefaultRequestHeaders.UserAgent.Add(new("muster-cli", null));
    }

    public Uri Server { get; }

    /// <summary>How far the server's clock was ahead of this machine's at its last answer, to the second; null before the first.</summary>
    public TimeSpan? ServerIsAhead { get; private set; }

    public Task<Reply<T>> GetAsync<T>(string path, CancellationToken cancel) => SendAsync<T>(HttpMethod.Get, path, null, cancel);

    /// <summary>What is no JSON, such as a table.</summary>
    public Task<string> TextAsync(string path, CancellationToken cancel) => SendAsync(HttpMethod.Get, path, null, cancel);

    public Task<Reply<T>> PostAsync<T>(string path, object body, CancellationToken cancel) =>
        SendAsync<T>(HttpMethod.Post, path, body, cancel);

    public Task<Reply<T>> PutAsync<T>(string path, object body, CancellationToken cancel) =>
        SendAsync<T>(HttpMethod.Put, path, body, cancel);

    public Task<Reply<T>> DeleteAsync<T>(string path, object body, CancellationToken cancel) =>
        SendAsync<T>(HttpMethod.Delete, path, body, cancel);

    /// <summary>What is no JSON, as it came.</summary>
    public async Task<string> GetTextAsync(string path, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("*/*");
        using HttpResponseMessage response = await AnswerAsync(request, cancel);
        string text = await response.Content.ReadAsStringAsync(cancel);
        return response.IsSuccessStatusCode ? text : throw Refused(response.StatusCode, text);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A path with its parts escaped: <c>Path("incidents", id, "notes")</c> is <c>/api/v1/incidents/…/notes</c>.</summary>
    public static string Path(params string[] parts) => "/api/v1/" + string.Join('/', parts.Select(Uri.EscapeDataString));

    private async Task<Reply<T>> SendAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancel) =>
        Read<T>(await SendAsync(method, path, body, cancel));

    private async Task<string> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancel)
    {
        using HttpRequestMessage request = new(method, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, body.GetType(), options: Sent);
            // A request that a proxy repeats stays one command.
            request.Headers.Add("Idempotency-Key", RandomNumberGenerator.GetHexString(32, lowercase: true));
        }

        using HttpResponseMessage response = await AnswerAsync(request, cancel);
        ServerIsAhead = response.Headers.Date - Clock.Now;
        string text = await response.Content.ReadAsStringAsync(cancel);
        return response.IsSuccessStatusCode ? text : throw Refused(response.StatusCode, text);
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            return await _http.SendAsync(request, cancel);
        }
        catch (HttpRequestException unreachable)
        {
            throw new Failure(
                ExitCode.Unavailable,
                $"No Muster answers at {Server}: {unreachable.Message}",
                ["Start one with 'muster serve', or name the one that runs with --url or MUSTER_URL."]
            );
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new Failure(
                ExitCode.Unavailable,
                $"{Server} did not answer within {AnswerMax.TotalSeconds:0} seconds. Whether it did what you asked is not known; look before you repeat it."
            );
        }
    }

    private Reply<T> Read<T>(string text)
    {
        try
        {
            JsonElement raw = text.Length == 0 ? JsonDocument.Parse("{}").RootElement : JsonDocument.Parse(text).RootElement;
            return new Reply<T>(raw, raw.Deserialize<T>(Screen.JsonForm)!);
        }
        catch (JsonException wrong)
        {
            throw new Failure(ExitCode.Unavailable, $"What answers at {Server} is no Muster of this version: {wrong.Message}");
        }
    }

    private Failure Refused(HttpStatusCode status, string text)
    {
        Problem? problem = ReadProblem(text);
        string message = problem?.Detail ?? problem?.Title ?? $"{Server} answered {(int)status} {status}.";
        string[] details = [.. (problem?.Errors ?? []).Select(error => $"{error.Field}: {error.Message}")];
        return status switch
        {
            HttpStatusCode.NotFound => new(ExitCode.NotFound, message, details),
            HttpStatusCode.Unauthorized => new(
                ExitCode.Forbidden,
                "The key is not known to this Muster, was revoked, or is no key of scope api.",
                ["Make one with 'muster key create NAME --scope api --as EMAIL' and give it with MUSTER_API_KEY."]
            ),
            HttpStatusCode.Forbidden when problem?.Code is null or NotAllowed => new(
                ExitCode.Forbidden,
                "The key may not do this. Nothing was changed.",
                [
                    "A key of scope intake sends alerts, reads them and silences its own; one of scope api may do what the person may do for whom it stands.",
                ]
            ),
            HttpStatusCode.Forbidden => new(ExitCode.Forbidden, message, details),
            HttpStatusCode.UnprocessableEntity when problem?.Code == Unreachable => new(ExitCode.Unavailable, message, details),
            HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity => new(ExitCode.Usage, message, details),
            HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new(ExitCode.Unavailable, message, details),
            _ => new(ExitCode.Refused, message, details),
        };
    }

    private static Problem? ReadProblem(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Problem>(text, Screen.JsonForm);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
