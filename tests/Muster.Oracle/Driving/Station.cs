// A Muster server with an organisation and a key, set up by the command line, and what a monitoring system does to it.
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Muster.Peers;

namespace Muster.Oracle.Driving;

/// <summary>The process may be killed and started again: data, port and keys stay.</summary>
public sealed class Station : IAsyncDisposable
{
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http;

    private Station(MusterServer muster, string key, Database database)
    {
        (Muster, Key, Database) = (muster, key, database);
        _http = ClientOf(key);
    }

    public MusterServer Muster { get; }

    /// <summary>A key of scope intake.</summary>
    public string Key { get; }

    public Database Database { get; }

    /// <summary>Applies the organisation; the server is not started yet.</summary>
    /// <param name="postgres">A connection string; null: SQLite in the data directory.</param>
    public static async Task<Station> BuildAsync(
        string organisation,
        string? postgres = null,
        params (string Name, string Value)[] settings
    )
    {
        Dictionary<string, string> all = settings.ToDictionary(one => one.Name, one => one.Value, StringComparer.Ordinal);
        if (postgres is not null)
        {
            all["MUSTER_DATABASE"] = postgres;
        }

        MusterServer muster = MusterServer.Prepare(all);
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.Of("org.yaml"), organisation);
        await muster.MustRunAsync(null, "apply", "-f", folder.Of("org.yaml"), "--yes");
        string key = await muster.MustRunAsync(null, "key", "create", "monitoring", "--scope", "intake");
        return new(muster, key, new(muster.Data, postgres));
    }

    /// <summary>The setting by which e-mail goes to a port of this machine.</summary>
    public static (string Name, string Value) MailTo(int port) => ("MUSTER_SMTP", $"smtp://127.0.0.1:{port}?from=muster@example.org");

    public HttpClient ClientOf(string key)
    {
        HttpClient http = new() { BaseAddress = Muster.Url, Timeout = TimeSpan.FromSeconds(10) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return http;
    }

    /// <summary>Posts one firing alert; answers its receipt. Anything but 2xx is an HttpRequestException.</summary>
    public async Task<string> PostAsync(params (string Name, string Value)[] labels)
    {
        object alert = new { labels = labels.ToDictionary(label => label.Name, label => label.Value, StringComparer.Ordinal) };
        using HttpResponseMessage answer = await _http.PostAsJsonAsync("/api/v2/alerts", new[] { alert });
        answer.EnsureSuccessStatusCode();
        return answer.Headers.GetValues("Muster-Receipt").Single();
    }

    public async Task<JsonElement> GetAsync(string path) => await _http.GetFromJsonAsync<JsonElement>(path);

    public async Task<bool> IsThereAsync(string path)
    {
        using HttpResponseMessage answer = await _http.GetAsync(path);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>A further key; the server may run or not.</summary>
    /// <param name="scope"><c>intake</c> or <c>api</c>.</param>
    public Task<string> KeyAsync(string name, string scope) => Muster.MustRunAsync(null, "key", "create", name, "--scope", scope);

    /// <summary>Kills the process without notice, as a power cut would.</summary>
    public Task KillAsync() => Muster.Process!.KillAsync();

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Muster.DisposeAsync();
    }
}
