// What became of a request, and history that moves into a file and back, from the command line beside a running server.
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Muster.Cli.Tests.Driving;
using Muster.Peers;

namespace Muster.Cli.Tests.Record;

public sealed class HistoryTests : IAsyncLifetime
{
    private readonly MusterServer _server = MusterServer.Prepare();
    private Shell? _shell;
    private string _key = "";

    private Shell Shell => _shell!;

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync();
        _shell = Shell.Beside(_server);
        _key = (await Shell.RunAsync("key", "create", "monitoring", "--scope", "intake")).Exits(0).Out.TrimEnd();
    }

    public async ValueTask DisposeAsync()
    {
        _shell?.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_receipt_tells_what_became_of_each_signal_and_an_unknown_one_is_refused()
    {
        Shell.Environment["MUSTER_API_KEY"] = _key;
        string[] receipts = [await SendAsync(), await SendAsync()];

        Ran first = (await Shell.RunAsync("receipt", receipts[0])).Exits(0);
        Ran second = (await Shell.RunAsync("receipt", receipts[1], "--json")).Exits(0);
        Ran unknown = (await Shell.RunAsync("receipt", new string('0', 26))).Exits(4);

        Assert.StartsWith($"Receipt {receipts[0]}: prometheus with the key 'monitoring', ", first.Out, StringComparison.Ordinal);
        Assert.Matches("opened +[0-9]+ +Down +firing", first.Out);
        JsonElement signal = JsonDocument.Parse(second.Out).RootElement.GetProperty("signals")[0];
        Assert.Equal("renewed", signal.GetProperty("outcome").GetString());
        Assert.Contains("There is no receipt with this id", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_is_counted_archived_with_its_checksum_and_brought_back()
    {
        await ChangeAsync("2020-03-01T12:00:00Z");
        await ChangeAsync(null);

        Ran hasty = (await Shell.RunAsync("retention", "archive", "--to", "archives", "--older-than", "1h")).Exits(2);
        Ran dry = (await Shell.RunAsync("retention", "archive", "--to", "archives", "--dry-run")).Exits(0);
        Ran archived = (await Shell.RunAsync("retention", "archive", "--to", "archives")).Exits(0);
        string file = Assert.Single(Directory.GetFiles(Path.Combine(Shell.Directory, "archives")));
        Ran shown = (await Shell.RunAsync("retention", "show")).Exits(0);
        Ran restored = (await Shell.RunAsync("retention", "restore", file)).Exits(0);

        Assert.Contains("Nothing was changed", hasty.Error, StringComparison.Ordinal);
        Assert.Matches("changes, sender requests and other rows of lists +2 +2020-03-01 .* 1\n", dry.Out);
        Assert.Contains(" 1 changes, sender requests and other rows of lists", archived.Out, StringComparison.Ordinal);
        string sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(file)));
        Assert.Contains($"SHA-256 {sha256}", archived.Out, StringComparison.Ordinal);
        Assert.Matches("changes, sender requests and other rows of lists +1 ", shown.Out);
        Assert.Contains(sha256, shown.Out, StringComparison.Ordinal);
        Assert.StartsWith("1 row is in the database again.", restored.Out, StringComparison.Ordinal);
    }

    private async Task<string> SendAsync()
    {
        using HttpResponseMessage answer = await PostAsync(
            "/api/v2/alerts",
            """[{ "labels": { "alertname": "Down", "service": "api" } }]"""
        );
        return answer.Headers.GetValues("Muster-Receipt").Single();
    }

    private async Task ChangeAsync(string? at)
    {
        string when = at is null ? "" : $""", "timestamp": "{at}" """;
        using HttpResponseMessage answer = await PostAsync(
            "/v2/change/enqueue",
            $$"""{ "routing_key": "{{_key}}", "payload": { "summary": "Deployed", "source": "ci" {{when}} } }"""
        );
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string json)
    {
        using HttpClient http = new() { BaseAddress = _server.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        using StringContent body = new(json, Encoding.UTF8, "application/json");
        HttpResponseMessage answer = await http.PostAsync(new Uri(path, UriKind.Relative), body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return answer;
    }
}
