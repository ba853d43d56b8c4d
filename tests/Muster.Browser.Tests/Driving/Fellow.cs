// Somebody else in the incident, who works over the API while a test looks at the page.
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Muster.Peers;

namespace Muster.Browser.Tests.Driving;

public sealed class Fellow : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private readonly HttpClient _http;

    public Fellow(Uri server, string key)
    {
        _http = new() { BaseAddress = server };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Declares a SEV-2, and commands it; answers its id.</summary>
    public async Task<string> DeclareAsync(string title, string? impactStartedAt = null) =>
        Text(
            await PostAsync(
                "/api/v1/incidents",
                new
                {
                    title,
                    severity = "SEV-2",
                    impactStartedAt,
                }
            ),
            "id"
        );

    public Task NoteAsync(string incident, string text) => PostAsync($"/api/v1/incidents/{incident}/notes", new { text });

    public Task TaskAsync(string incident, string text, string to) =>
        PostAsync(
            $"/api/v1/incidents/{incident}/tasks",
            new
            {
                text,
                to,
                minutes = 15,
            }
        );

    /// <summary>Says how it stands, and promises the next statement.</summary>
    public Task StateAsync(string incident, string status, int nextUpdateMinutes) =>
        PostAsync(
            $"/api/v1/incidents/{incident}/statements",
            new
            {
                status,
                impact = "All viewers",
                currentAction = "Rolling back",
                nextUpdateMinutes,
            }
        );

    /// <summary>Says of the one draft of an incident that it looks right.</summary>
    public async Task FindRightAsync(string incident)
    {
        JsonElement known = await _http.GetFromJsonAsync<JsonElement>($"/api/v1/incidents/{incident}");
        JsonElement draft = known.GetProperty("drafts").EnumerateArray().Single();
        await PutAsync($"/api/v1/incidents/{incident}/drafts/{Text(draft, "id")}/look", new { looksRight = true });
    }

    /// <summary>Says that the impact stopped as soon as it was noticed, and what fixed the cause.</summary>
    public async Task EndAsync(string incident)
    {
        JsonElement known = await _http.GetFromJsonAsync<JsonElement>($"/api/v1/incidents/{incident}");
        await PutAsync($"/api/v1/incidents/{incident}/mitigation", new { impactStoppedAt = Text(known, "detectedAt") });
        await PutAsync($"/api/v1/incidents/{incident}/resolution", new { text = "The cache is cold again" });
    }

    public async Task<DateTimeOffset> ImpactBeganAsync(string incident) =>
        (await _http.GetFromJsonAsync<JsonElement>($"/api/v1/incidents/{incident}")).GetProperty("impactStartedAt").GetDateTimeOffset();

    /// <summary>How often a text stands in the timeline.</summary>
    public async Task<int> CountAsync(string incident, string text)
    {
        JsonElement timeline = await _http.GetFromJsonAsync<JsonElement>($"/api/v1/incidents/{incident}/timeline");
        return timeline.GetProperty("items").EnumerateArray().Count(line => Text(line, "body").Contains(text, StringComparison.Ordinal));
    }

    /// <summary>How the page of an alert stands, such as <c>active</c>; waits until there is one.</summary>
    public async Task<string> PageStatusAsync(string alertname) => Text(await PagedAsync(alertname), "pageStatus");

    /// <summary>Publishes an incident of Watching on the status page, corrects it and says more; answers its id.</summary>
    public async Task<string> PublishAsync(string title)
    {
        JsonElement made = await PostAsync(
            "/api/v1/bulletins",
            new
            {
                title,
                body = "Films stop after a few seconds on some devices. We look into it.",
                impact = "major",
                components = new[] { new { component = "watching", status = "partial_outage" } },
                nextUpdateAt = (await NowAsync()).AddMinutes(30),
            }
        );
        string id = Text(made, "id");
        await PostAsync(
            $"/api/v1/bulletins/{id}/updates",
            new
            {
                body = "Films stop on televisions alone.",
                status = "identified",
                corrects = Text(made.GetProperty("updates")[0], "id"),
                nextUpdateAt = (await NowAsync()).AddMinutes(30),
            }
        );
        return id;
    }

    /// <summary>Plans a maintenance of Watching that begins so many hours from now and takes one; answers its id.</summary>
    public async Task<string> PlanMaintenanceAsync(string title, int inHours)
    {
        DateTimeOffset from = (await NowAsync()).AddHours(inHours);
        JsonElement made = await PostAsync(
            "/api/v1/bulletins/maintenances",
            new
            {
                title,
                body = "Films may start a little later.",
                from,
                until = from.AddHours(1),
                components = new[] { new { component = "watching", status = "under_maintenance" } },
            }
        );
        return Text(made, "id");
    }

    /// <summary>Answers whatever rings, so that the next test begins in silence.</summary>
    public async Task AnswerAllAsync()
    {
        foreach (JsonElement group in await GroupsAsync(""))
        {
            if (group.GetProperty("page").GetString() is { } page)
            {
                using HttpResponseMessage answer = await _http.PutAsync(
                    new Uri($"/api/v1/pages/{page}/acknowledgement", UriKind.Relative),
                    null
                );
                answer.EnsureSuccessStatusCode();
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<JsonElement> PagedAsync(string alertname)
    {
        JsonElement found = default;
        await Until.TrueAsync(
            $"{alertname} pages somebody",
            Soon,
            async () =>
            {
                found = (await GroupsAsync(alertname)).FirstOrDefault(group =>
                    group.GetProperty("pageStatus").ValueKind == JsonValueKind.String
                );
                return found.ValueKind == JsonValueKind.Object;
            }
        );
        return found;
    }

    private async Task<IReadOnlyList<JsonElement>> GroupsAsync(string search) =>
        [
            .. (await _http.GetFromJsonAsync<JsonElement>($"/api/v1/groups?q={Uri.EscapeDataString(search)}"))
                .GetProperty("items")
                .EnumerateArray(),
        ];

    /// <summary>By the server's clock.</summary>
    private async Task<DateTimeOffset> NowAsync()
    {
        using HttpResponseMessage answer = await _http.GetAsync("/readyz");
        return answer.Headers.Date!.Value;
    }

    private async Task<JsonElement> PostAsync(string path, object body) => await ReadAsync(path, await _http.PostAsJsonAsync(path, body));

    private async Task PutAsync(string path, object body) => await ReadAsync(path, await _http.PutAsJsonAsync(path, body));

    private static async Task<JsonElement> ReadAsync(string path, HttpResponseMessage answer)
    {
        using HttpResponseMessage read = answer;
        string said = await read.Content.ReadAsStringAsync();
        return read.IsSuccessStatusCode
            ? JsonSerializer.Deserialize<JsonElement>(said)
            : throw new InvalidOperationException($"{path} was answered with {(int)read.StatusCode}: {said}");
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
