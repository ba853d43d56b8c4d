// The short way of a small post of alerts: nobody who sends or watches can tell it from the ordinary one.
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Intake;

[Collection(AloneInProcess.Name)]
public sealed class PlainDoorTests
{
    private const string Path = "/api/v2/alerts";

    /// <summary>A query that nobody reads makes a post go the ordinary way.</summary>
    private const string Ordinary = Path + "?x=1";

    [Fact]
    public async Task It_answers_as_the_ordinary_way_does_and_is_counted_as_that_is()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = server.Client(await server.KeyAsync());
        using HttpClient reader = server.Client(await server.KeyAsync(ApiKeyScope.Api));

        HttpResponseMessage plain = await sender.PostJsonAsync(Path, Alert("a"));
        HttpResponseMessage ordinary = await sender.PostJsonAsync(Ordinary, Alert("b"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (plain.StatusCode, ordinary.StatusCode));
        Assert.Equal(Heads(ordinary), Heads(plain));
        Assert.Equal(2, await CountedAsync(reader));
        Assert.Equal(2, (await sender.GetAsync(Path).JsonAsync()).GetArrayLength());
    }

    [Theory]
    [InlineData("mstr_ik_nobody")]
    [InlineData("")]
    public async Task Whoever_has_no_key_is_refused_as_on_the_ordinary_way(string key)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient stranger = server.Client(key);

        HttpResponseMessage plain = await stranger.PostJsonAsync(Path, Alert("a"));
        HttpResponseMessage ordinary = await stranger.PostJsonAsync(Ordinary, Alert("a"));

        Assert.Equal(HttpStatusCode.Unauthorized, plain.StatusCode);
        Assert.Equal(await ordinary.Content.ReadAsStringAsync(), await plain.Content.ReadAsStringAsync());
        Assert.Equal(0, (await server.Client(await server.KeyAsync()).GetAsync(Path).JsonAsync()).GetArrayLength());
    }

    [Fact]
    public async Task A_browser_that_another_site_made_send_its_cookie_is_refused()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = server.Client(await server.KeyAsync());
        sender.DefaultRequestHeaders.Add("Cookie", "muster=1");
        sender.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.Forbidden, (await sender.PostJsonAsync(Path, Alert("a"))).StatusCode);
    }

    [Theory]
    [InlineData("""[{"labels":{"alertname":"in-pieces","job":"api"}}]""", "200", "", 2)]
    [InlineData("""[{"labels":{}},{"labels":{"alertname":"beside"}}]""", "400", "no label with a value", 2)]
    [InlineData("""[{"labels":{"alertname":"cut-off""", "400", "JSON", 1)]
    public async Task A_body_that_comes_in_pieces_is_answered_as_one_that_comes_whole(string body, string status, string says, int fire)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        string head =
            $"POST {Path} HTTP/1.1\r\nHost: {server.Url.Authority}\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\n"
            + string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\nConnection: close\r\n\r\n");
        using TcpClient wire = new();
        await wire.ConnectAsync(server.Url.Host, server.Url.Port);
        NetworkStream stream = wire.GetStream();

        // The answer to another request says that the first piece has been looked at by then.
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + body[..9]));
        using HttpClient other = server.Client(key);
        await other.PostJsonAsync(Path, Alert("other"));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(body[9..]));
        using StreamReader reader = new(stream);
        string answer = await reader.ReadToEndAsync();

        Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
        Assert.Contains(says, answer, StringComparison.Ordinal);
        Assert.Equal(fire, (await other.GetAsync(Path).JsonAsync()).GetArrayLength());
    }

    [Fact]
    public async Task Requests_that_are_sent_behind_one_another_without_waiting_are_answered_in_order()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        string common = $" HTTP/1.1\r\nHost: {server.Url.Authority}\r\nAuthorization: Bearer {key}\r\n";
        string body = Alert("first");
        string post = string.Create(CultureInfo.InvariantCulture, $"POST {Path}{common}Content-Length: {body.Length}\r\n\r\n{body}");
        using TcpClient wire = new();
        await wire.ConnectAsync(server.Url.Host, server.Url.Port);
        NetworkStream stream = wire.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{post}{post}GET {Path}{common}Connection: close\r\n\r\n"));
        using StreamReader reader = new(stream);
        string answers = await reader.ReadToEndAsync();

        Assert.Equal(3, answers.Split("HTTP/1.1 200").Length - 1);
        Assert.EndsWith("]", answers.TrimEnd('0', '\r', '\n'), StringComparison.Ordinal);
    }

    private static string Alert(string name) =>
        $$$"""[{"labels":{"alertname":"{{{name}}}","job":"api"},"annotations":{"summary":"gone"}}]""";

    /// <summary>But for what differs between any two answers.</summary>
    private static string[] Heads(HttpResponseMessage answer) =>
        [
            .. answer
                .Headers.Concat(answer.Content.Headers)
                .Select(head => head.Key is "Date" or "Muster-Receipt" ? head.Key : $"{head.Key}: {string.Join(", ", head.Value)}")
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>How many requests the route of this door has answered, by the metrics.</summary>
    private static async Task<int> CountedAsync(HttpClient reader)
    {
        string[] lines = (await reader.GetStringAsync("/metrics")).Split('\n');
        string counted = lines.Single(line =>
            line.StartsWith("http_server_request_duration_seconds_count", StringComparison.Ordinal)
            && line.Contains("http_route=\"/api/v2/alerts", StringComparison.Ordinal)
            && line.Contains("\"POST\"", StringComparison.Ordinal)
        );
        return (int)double.Parse(counted.Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
