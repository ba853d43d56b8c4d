// A push service for browsers that verifies the sender, decrypts what comes and keeps it: npm's web-push-testing.
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Muster.Peers;

public sealed class PushService : IAsyncDisposable
{
    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(30);

    private const string Script = """
        const Server = require('web-push-testing/src/server.js');
        const { PushApiModel } = require('web-push-testing/src/PushApiModel.js');
        const port = Number(process.argv[1]);
        const model = new PushApiModel();
        const server = new Server(model, port);
        model.notifyUrl = `http://127.0.0.1:${port}/notify/`;
        const listen = server._app.listen.bind(server._app);
        server._app.listen = (at, done) => listen(at, '127.0.0.1', done);
        server.startServer();
        """;

    private readonly PeerProcess _process;
    private readonly HttpClient _http;

    private PushService(PeerProcess process, HttpClient http) => (_process, _http) = (process, http);

    public static async Task<PushService> StartAsync()
    {
        int port = FreePort.Next();
        NodePackages package = await NodePackages.OfAsync("web-push-testing@1.2.2");
        PeerProcess process = package.StartScript(Script, port.ToString(CultureInfo.InvariantCulture));
        HttpClient http = new() { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        PushService service = new(process, http);
        await process.ReadyAsync(
            "the push service answers",
            StartMax,
            async () => (await http.PostAsync(new Uri("/status", UriKind.Relative), null)).IsSuccessStatusCode
        );
        return service;
    }

    /// <summary>Subscribes a device as a browser does it; answers its endpoint, its keys and the <c>clientHash</c> that its messages are asked for by.</summary>
    /// <param name="senderKey">Whose messages it takes, in base64url.</param>
    public async Task<JsonElement> SubscribeAsync(string senderKey) =>
        await PostAsync("/subscribe", new { userVisibleOnly = "true", applicationServerKey = senderKey });

    /// <summary>What arrived for a device, decrypted, in order; what was not signed or not readable was refused.</summary>
    public async Task<IReadOnlyList<string>> MessagesAsync(string clientHash) =>
        [
            .. (await PostAsync("/get-notifications", new { clientHash }))
                .GetProperty("messages")
                .EnumerateArray()
                .Select(message => message.GetString()!),
        ];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }

    private async Task<JsonElement> PostAsync<T>(string path, T body)
    {
        using HttpResponseMessage answer = await _http.PostAsJsonAsync(path, body);
        string said = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonDocument.Parse(said).RootElement.GetProperty("data")
            : throw new InvalidOperationException($"The push service answered {(int)answer.StatusCode}: {said}");
    }
}
