// Requests of which two parsers could think differently: none hides a second one.
using System.Text.RegularExpressions;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Hostile;

public sealed partial class SmugglingTests
{
    private const string Hidden = """[{"labels":{"alertname":"Smuggled"}}]""";

    private static readonly string[] Broken =
    [
        "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /healthz HTTP/1.1\r\n\r\n",
        "GET http://evil.example.org/healthz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: x/y\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: x\r\nName\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: x\r\nName: a\0b\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: x\r\nName: a\rb\r\n\r\n",
        "GET /healthz HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET /healthz\r\n\r\n",
        "GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n",
        "\0\0\0\0\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
    ];

    [Fact]
    public async Task No_second_request_hides_in_one_whose_end_is_doubtful()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        string second =
            $"POST /api/v2/alerts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nConnection: close\r\nContent-Length: {Hidden.Length}\r\n\r\n{Hidden}";
        string first = $"POST /api/v2/alerts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\n";
        List<string> wrong = [];
        foreach ((string name, string headers, string body) in Doubtful(second.Length))
        {
            string said = await RawConnection.AskAsync(server.Url, first + headers + "\r\n" + body + second);
            int[] statuses = [.. StatusLine().Matches(said).Select(match => int.Parse(match.Groups["status"].Value))];
            if (statuses is not [400 or 404 or 405 or 411 or 501])
            {
                wrong.Add($"{name}: answered {string.Join(" and ", statuses)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        using HttpClient reader = server.Client(key);
        Assert.Equal("[]", await reader.GetStringAsync("/api/v2/alerts"));
    }

    [Fact]
    public async Task What_is_no_request_is_refused_and_the_connection_ends()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        List<string> wrong = [];
        foreach (string request in Broken)
        {
            string said = await RawConnection.AskAsync(server.Url, request);
            if (said.Length > 0 && !Refusal().IsMatch(said))
            {
                wrong.Add($"{request}: {said.Split('\r')[0]}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static IEnumerable<(string Name, string Headers, string Body)> Doubtful(int secondBytes)
    {
        yield return ("length and chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n");
        yield return ("chunks and length", $"Transfer-Encoding: chunked\r\nContent-Length: {5 + secondBytes}\r\n", "0\r\n\r\n");
        yield return ("two lengths", $"Content-Length: 2\r\nContent-Length: {2 + secondBytes}\r\n", "[]");
        yield return ("two lengths in a line", $"Content-Length: 2, {2 + secondBytes}\r\n", "[]");
        yield return ("a negative length", "Content-Length: -1\r\n", "");
        yield return ("a hexadecimal length", "Content-Length: 0x2\r\n", "[]");
        yield return ("a space before the colon", "Content-Length : 2\r\n", "[]");
        yield return ("a folded header", "X-Folded: a\r\n Content-Length: 2\r\n", "[]");
        yield return ("a line feed alone", "Content-Length: 2\nX-Other: 1\r\n", "[]");
        yield return ("a line feed alone at the end", "Content-Length: 2\n", "[]");
        yield return ("a carriage return alone", "Content-Length: 2\rX-Other: 1\r\n", "[]");
        yield return ("an encoding that is none", "Transfer-Encoding: xchunked\r\n", "0\r\n\r\n");
        yield return ("chunks not last", "Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n");
        yield return ("chunks with a tab", "Transfer-Encoding: \u000bchunked\r\n", "0\r\n\r\n");
        yield return ("a chunk's size beyond all numbers", "Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFFFFFFF\r\n[]\r\n0\r\n\r\n");
        yield return ("a chunk's size with a sign", "Transfer-Encoding: chunked\r\n", "-1\r\n[]\r\n0\r\n\r\n");
        yield return ("a chunk that is longer than it says", "Transfer-Encoding: chunked\r\n", "1\r\n[]\r\n0\r\n\r\n");
    }

    [GeneratedRegex("^HTTP/1.1 (400|404|505) ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Refusal();

    [GeneratedRegex("HTTP/1\\.1 (?<status>[0-9]{3}) ", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex StatusLine();
}
