// What became of a request, from the command line beside a running server.
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Muster.Cli.Tests.Driving;
using Muster.Peers;

namespace Muster.Cli.Tests.Record;

public sealed class ReceiptTests : IAsyncLifetime
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

    private async Task<string> SendAsync()
    {
        using HttpResponseMessage answer = await PostAsync(
            "/api/v2/alerts",
            """[{ "labels": { "alertname": "Down", "service": "api" } }]"""
        );
        return answer.Headers.GetValues("Muster-Receipt").Single();
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
