// Odd methods, paths, headers and content types at every door of senders: refused, and never a 500.
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Hostile;

public sealed partial class OddRequestsTests
{
    private const string List = """[{"labels":{"alertname":"Odd"}}]""";

    private static readonly string[] Climbing =
    [
        "/intake/{key}/../../api/v1/incidents",
        "/intake/{key}/%2e%2e/%2e%2e/api/v1/incidents",
        "/intake/{key}/..%2f..%2fapi%2fv1%2fincidents",
        "/intake/{key}/..%5c..%5calertmanager",
        "/intake/{key}%2falertmanager",
        "/intake/{key}%2f..%2f{key}/alertmanager",
        "/intake/x/..;/{key}/alertmanager",
        "/intake/{key}//alertmanager",
        "/intake/{key}/alertmanager%00",
        "/intake/{key}%00/alertmanager",
        "/intake/{key}/alertmanager;x=1",
        "/intake/{key}/alertmanager/more",
        "/intake/{key}/%c0%ae%c0%ae/alertmanager",
        "/intake/{key}/nothing",
        "/intake//alertmanager",
        "/intake/%7bkey%7d/alertmanager",
        "/intake/{key}%0d%0aX-Injected:%201/alertmanager",
    ];

    [Fact]
    public async Task Other_methods_change_nothing_at_any_door()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient sender = server.Client(key);
        string[] doors = ["/api/v2/alerts", $"/intake/{key}/alertmanager", "/v2/enqueue", "/api/v1/reports", "/sign-in", "/a/x"];
        List<string> wrong = [];
        foreach (string door in doors)
        {
            foreach (string method in (string[])["HEAD", "OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "BREW"])
            {
                using HttpRequestMessage request = new(new HttpMethod(method), door);
                request.Content = method is "HEAD" or "TRACE" ? null : new StringContent(List, Encoding.UTF8, "application/json");
                using HttpResponseMessage answer = await sender.SendAsync(request);
                if ((int)answer.StatusCode is < 400 or >= 500 && !(method == "HEAD" && door == "/sign-in"))
                {
                    wrong.Add($"{method} {door.Replace(key, "{key}", StringComparison.Ordinal)}: {(int)answer.StatusCode}");
                }

                Assert.DoesNotContain(key, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal("[]", await sender.GetStringAsync("/api/v2/alerts"));
    }

    [Fact]
    public async Task A_path_that_climbs_or_is_cut_opens_nothing()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        string body = """{"alerts":[{"status":"firing","labels":{"alertname":"Climbed"}}]}""";
        List<string> wrong = [];
        foreach (string path in Climbing)
        {
            string said = await RawConnection.AskAsync(
                server.Url,
                $"POST {path.Replace("{key}", key, StringComparison.Ordinal)} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + $"Content-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"
            );
            bool isRefused = Refusal().IsMatch(said);
            if (!isRefused || said.Contains(key, StringComparison.Ordinal) || said.Contains("X-Injected", StringComparison.Ordinal))
            {
                wrong.Add($"{path}: {said.Split('\r')[0]}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        using HttpClient reader = server.Client(key);
        Assert.Equal("[]", await reader.GetStringAsync("/api/v2/alerts"));
    }

    [Fact]
    public async Task What_is_absurdly_long_is_refused_before_anything_looks_at_it()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string many = string.Concat(Enumerable.Range(0, 200).Select(number => $"X-{number}: 1\r\n"));
        string huge = new('x', 40_000);

        Assert.StartsWith("HTTP/1.1 414 ", await AskAsync("/api/v2/alerts?filter=" + huge, ""));
        Assert.StartsWith("HTTP/1.1 414 ", await AskAsync("/a/" + huge, ""));

        // The server closes without reading on, and a reset may overtake what it said.
        Assert.Matches("^(HTTP/1.1 431 |$)", await AskAsync("/healthz", $"X-Huge: {huge}\r\n"));
        Assert.Matches("^(HTTP/1.1 431 |$)", await AskAsync("/healthz", many));
        Assert.Matches("^(HTTP/1.1 431 |$)", await AskAsync("/healthz", $"Cookie: muster={huge}\r\n"));
        Assert.StartsWith("HTTP/1.1 200 ", await AskAsync("/healthz", "Connection: close\r\n"));

        Task<string> AskAsync(string target, string headers) =>
            RawConnection.AskAsync(server.Url, $"GET {target} HTTP/1.1\r\nHost: x\r\n{headers}\r\n");
    }

    /// <summary>Senders say all sorts of content types, and a page must not fail by one; the API of our own insists on JSON.</summary>
    [Fact]
    public async Task The_content_type_costs_no_alert()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient sender = server.Client(key);
        using HttpClient api = server.Client(await server.KeyAsync("api", "ana"));

        await server.AccountAsync("Ana", AccountRole.Responder);
        string resolve = $$"""{"routing_key":"{{key}}","event_action":"resolve","dedup_key":"x"}""";
        foreach (
            string? type in (string?[])
                [
                    "text/plain",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data",
                    "application/json; charset=utf-7",
                    "nonsense",
                    null,
                ]
        )
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync(sender, "/api/v2/alerts", List, type));
            Assert.Equal(HttpStatusCode.OK, await PostAsync(sender, $"/intake/{key}/alertmanager", $$"""{"alerts":{{List}}}""", type));
            Assert.Equal(HttpStatusCode.Accepted, await PostAsync(sender, "/v2/enqueue", resolve, type));
            bool isJson = type?.StartsWith("application/json", StringComparison.Ordinal) is true;
            Assert.Equal(
                isJson ? HttpStatusCode.Created : HttpStatusCode.UnsupportedMediaType,
                await PostAsync(api, "/api/v1/reports", """{"title":"x"}""", type)
            );
        }
    }

    [Fact]
    public async Task A_key_that_is_sent_twice_or_in_pieces_opens_nothing()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        foreach (
            string header in (string[])
                ["Bearer", "Bearer " + key + " " + key, "Bearer " + key[..30], "Basic " + key, "Basic !!!!", "Digest " + key, key]
        )
        {
            using HttpClient sender = server.Client();
            sender.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
            using StringContent content = new(List, new MediaTypeHeaderValue("application/json"));
            Assert.Equal(HttpStatusCode.Unauthorized, (await sender.PostAsync("/api/v2/alerts", content)).StatusCode);
        }

        string twice = await RawConnection.AskAsync(
            server.Url,
            $"GET /api/v2/alerts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nAuthorization: Bearer other\r\nConnection: close\r\n\r\n"
        );
        Assert.Matches("^HTTP/1.1 40[01] ", twice);
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, string path, string body, string? type)
    {
        using ByteArrayContent content = new(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using HttpResponseMessage answer = await client.PostAsync(path, content);
        return answer.StatusCode;
    }

    [GeneratedRegex("^HTTP/1.1 (400|401|404|405) ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Refusal();
}
