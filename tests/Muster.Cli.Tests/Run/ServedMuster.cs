// A real server with Ana and Ben, who each have a key: one asks, the other looks.
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Muster.Cli.Tests.Driving;
using Muster.Peers;

namespace Muster.Cli.Tests.Run;

internal sealed class ServedMuster : IAsyncDisposable
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private readonly Dictionary<string, HttpClient> _people = new(StringComparer.Ordinal);

    private ServedMuster(MusterServer server, Shell shell) => (Server, Shell) = (server, shell);

    public MusterServer Server { get; }

    /// <summary>On the server's machine.</summary>
    public Shell Shell { get; }

    public TemporaryFolder Folder { get; } = new();

    public static async Task<ServedMuster> StartAsync()
    {
        MusterServer server = MusterServer.Prepare();
        ServedMuster muster = new(server, Shell.Beside(server));
        foreach ((string person, string role) in new[] { ("ana", "admin"), ("ben", "responder") })
        {
            string[] add = ["user", "add", person + "@example.org", "--name", person, "--role", role, "--password-stdin"];
            (await muster.Shell.RunAsync("correct horse battery\n", add)).Exits(0);
            muster._people[person] = muster.Client(await muster.KeyAsync(person, person));
        }

        await server.StartAsync();
        return muster;
    }

    /// <summary>Makes a key of scope api that stands for somebody.</summary>
    public async Task<string> KeyAsync(string name, string person) =>
        (await Shell.RunAsync("key", "create", name, "--scope", "api", "--as", person + "@example.org")).Exits(0).Out.TrimEnd();

    public HttpClient Client(string key) =>
        new() { BaseAddress = Server.Url, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };

    /// <summary>Starts `muster` as somebody at another machine: with their key alone.</summary>
    public PeerProcess Begin(string person, params string[] arguments)
    {
        using Shell shell = ShellOf(person);
        return shell.Begin(arguments);
    }

    /// <summary>A shell of somebody at another machine: with their key alone.</summary>
    public Shell ShellOf(string person) =>
        new()
        {
            Environment =
            {
                ["MUSTER_URL"] = Server.Url.ToString(),
                ["MUSTER_API_KEY"] = _people[person].DefaultRequestHeaders.Authorization!.Parameter!,
            },
        };

    public async Task<JsonElement> RunAsync(string id) =>
        await _people["ben"].GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/runs/{id}", UriKind.Relative));

    /// <summary>Waits until the run stands so.</summary>
    public async Task<JsonElement> UntilAsync(string id, string status)
    {
        await Until.TrueAsync($"{id} is {status}", Longest, async () => (await RunAsync(id)).GetProperty("status").GetString() == status);
        return await RunAsync(id);
    }

    public Task<HttpResponseMessage> PostAsync(string person, string path, object body) => PostAsync(_people[person], path, body);

    public static Task<HttpResponseMessage> PostAsync(HttpClient client, string path, object body) =>
        client.PostAsJsonAsync(new Uri("/api/v1/" + path, UriKind.Relative), body);

    /// <summary>Waits for the run and approves it as somebody.</summary>
    public async Task<HttpResponseMessage> ApproveAsync(string person, string id)
    {
        await Until.TrueAsync($"{id} is shown", Longest, async () => await IsShownAsync(id));
        return await PostAsync(person, $"runs/{id}/approve", new { hash = (await RunAsync(id)).GetProperty("hash").GetString() });
    }

    public async ValueTask DisposeAsync()
    {
        foreach (HttpClient client in _people.Values)
        {
            client.Dispose();
        }

        await Server.DisposeAsync();
        Shell.Dispose();
        Folder.Dispose();
    }

    private async Task<bool> IsShownAsync(string id)
    {
        using HttpResponseMessage answer = await _people["ben"].GetAsync(new Uri($"/api/v1/runs/{id}", UriKind.Relative));
        return answer.IsSuccessStatusCode
            && (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("hash").GetString() is { Length: > 0 };
    }
}
