// The door of Prometheus, against the real server: each sender gets the answer that makes it behave well.
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Intake;

public sealed class AlertmanagerDoorTests
{
    [Fact]
    public async Task Good_alerts_are_answered_200_with_nothing_and_a_receipt_and_are_shown()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = server.Client(await server.KeyAsync(name: "ci"));

        HttpResponseMessage answer = await sender.PostJsonAsync(
            "/api/v2/alerts",
            """[{"labels":{"alertname":"Down","job":"api","severity":"critical"},"annotations":{"summary":"gone"},"generatorURL":"http://prometheus/g"}]"""
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync());
        string receipt = Assert.Single(answer.Headers.GetValues("Muster-Receipt"));
        JsonElement read = await sender.GetAsync("/api/v1/receipts/" + receipt).JsonAsync();
        Assert.Equal(("prometheus", "ci"), (read.GetProperty("door").GetString(), read.GetProperty("key").GetString()));
        Assert.Equal("opened", read.GetProperty("signals")[0].GetProperty("outcome").GetString());

        JsonElement alert = Assert.Single((await sender.GetAsync("/api/v2/alerts").JsonAsync()).EnumerateArray());
        Assert.Equal("Down", alert.GetProperty("labels").GetProperty("alertname").GetString());
        Assert.Equal("gone", alert.GetProperty("annotations").GetProperty("summary").GetString());
        Assert.Equal("http://prometheus/g", alert.GetProperty("generatorURL").GetString());
        Assert.Equal(read.GetProperty("signals")[0].GetProperty("fingerprint").GetString(), alert.GetProperty("fingerprint").GetString());
        Assert.Equal("active", alert.GetProperty("status").GetProperty("state").GetString());
        Assert.Equal(JsonValueKind.Array, alert.GetProperty("status").GetProperty("mutedBy").ValueKind);
    }

    [Fact]
    public async Task The_good_alert_beside_bad_ones_is_kept_and_400_names_the_bad_ones()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = server.Client(await server.KeyAsync());

        JsonElement complaint = await sender
            .PostJsonAsync(
                "/api/v2/alerts",
                """[{"labels":{"alertname":"Good"}},{"labels":{"alertname":5}},{"labels":{"a":"b"},"startsAt":"nonsense"}]"""
            )
            .JsonAsync(HttpStatusCode.BadRequest);

        Assert.Equal(JsonValueKind.String, complaint.ValueKind);
        Assert.Equal(
            "2 of 3 alerts cannot be taken. The other 1 are kept. alert 1: in its labels the value of 'alertname' is a number, not a text; "
                + "alert 2: its startsAt 'nonsense' is no time such as 2026-11-23T02:55:00Z.",
            complaint.GetString()
        );
        Assert.Equal(["Good"], await NamesAsync(sender));
    }

    [Theory]
    [InlineData("", 400)]
    [InlineData("{}", 400)]
    [InlineData("[{]", 400)]
    [InlineData("""[{"labels":{"alertname":"Cut""", 400)]
    [InlineData("[] []", 400)]
    [InlineData("[]", 200)]
    public async Task A_body_that_is_no_list_is_answered_400_with_a_json_text(string body, int status)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = server.Client(await server.KeyAsync());

        HttpResponseMessage answer = await sender.PostJsonAsync("/api/v2/alerts", body);

        Assert.Equal(status, (int)answer.StatusCode);
        if (status == 400)
        {
            Assert.Equal(JsonValueKind.String, JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).ValueKind);
        }
    }

    [Fact]
    public async Task Odd_encodings_get_their_answers_and_the_server_lives_on()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = server.Client(await server.KeyAsync());
        string list = """[{"labels":{"alertname":"x"}}]""";

        Assert.Equal(HttpStatusCode.OK, await PostAsync(sender, [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(list)]));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(sender, Encoding.Unicode.GetBytes(list)));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(sender, Encoding.UTF8.GetBytes(new string('[', 100_000))));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(sender, [.. "[{\"labels\":{\"alertname\":\""u8, 0xC3, 0x28, .. "\"}}]"u8]));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, await PostAsync(sender, Encoding.UTF8.GetBytes(list), "br"));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(sender, Encoding.UTF8.GetBytes(list), "gzip"));
        Assert.Equal(
            HttpStatusCode.OK,
            await PostAsync(sender, Gzip(Encoding.UTF8.GetBytes(list.Replace("x", "zipped", StringComparison.Ordinal))), "gzip")
        );
        Assert.Equal(new HashSet<string> { "zipped", "x", "\uFFFD(" }, [.. await NamesAsync(sender)]);
    }

    [Fact]
    public async Task What_is_too_large_is_413_whether_it_says_so_streams_it_or_packs_it()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = server.Client(await server.KeyAsync());
        byte[] tooMuch = Encoding.UTF8.GetBytes(new string(' ', EdgeLimits.BodyBytes + 1));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(sender, tooMuch));
        HttpRequestMessage streamed = new(HttpMethod.Post, "/api/v2/alerts") { Content = new StreamContent(new MemoryStream(tooMuch)) };
        streamed.Headers.TransferEncodingChunked = true;
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await sender.SendAsync(streamed)).StatusCode);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(sender, Gzip(new byte[64 * 1024 * 1024]), "gzip"));

        string many = "[" + string.Join(',', Enumerable.Repeat("""{"labels":{"a":"b"}}""", EdgeLimits.AlertsPerBatch + 1)) + "]";
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(sender, Encoding.UTF8.GetBytes(many)));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(sender, """[{"labels":{"alertname":"after"}}]"""u8.ToArray()));
    }

    [Fact]
    public async Task A_sender_of_one_byte_a_second_is_cut_off_and_others_are_served()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using TcpClient slow = new();
        await slow.ConnectAsync(server.Url.Host, server.Url.Port);
        NetworkStream stream = slow.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /api/v2/alerts HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {key}\r\nContent-Length: 1000\r\n\r\n["
            )
        );

        Task<string> cut = Task.Run(async () =>
        {
            using StreamReader reader = new(stream, leaveOpen: true);
            return await reader.ReadLineAsync() ?? "closed";
        });
        using HttpClient other = server.Client(key);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(other, """[{"labels":{"alertname":"other"}}]"""u8.ToArray()));
        for (int second = 0; second < 30 && !cut.IsCompleted; second++)
        {
            await Task.WhenAny(cut, Task.Delay(1000));
            try
            {
                await stream.WriteAsync(" "u8.ToArray());
            }
            catch (IOException)
            {
                break;
            }
        }

        Assert.Contains(await cut.WaitAsync(TimeSpan.FromSeconds(5)), (string[])["HTTP/1.1 408 Request Timeout", "closed"]);
    }

    [Fact]
    public async Task Readers_ask_with_matchers_states_and_receivers()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        using HttpClient sender = server.Client(await server.KeyAsync());
        await sender.PostJsonAsync(
            "/api/v2/alerts",
            """[{"labels":{"alertname":"A","job":"playback"}},{"labels":{"alertname":"B","job":"playback"}},{"labels":{"alertname":"C","job":"other"}}]"""
        );
        await Eventually.HoldsAsync(
            "routing",
            async () => (await sender.GetAsync("/api/v2/alerts?receiver=playback").JsonAsync()).GetArrayLength() == 2
        );

        Assert.Equal(["A"], await NamesAsync(sender, "?filter=alertname%3D%22A%22"));
        Assert.Equal(["B"], await NamesAsync(sender, "?filter=job%3Dplayback&filter=alertname!%3DA"));
        Assert.Equal(["A", "B"], await NamesAsync(sender, "?filter=%7Balertname%3D~%22A%7CB%22%7D"));
        Assert.Equal(["A", "B"], await NamesAsync(sender, "?receiver=play.*"));
        Assert.Empty(await NamesAsync(sender, "?active=false"));
        JsonElement wrong = await sender.GetAsync("/api/v2/alerts?filter=%7Bfoo").JsonAsync(HttpStatusCode.BadRequest);
        Assert.Equal(JsonValueKind.String, wrong.ValueKind);
        await sender.GetAsync("/api/v2/alerts?receiver=%28").JsonAsync(HttpStatusCode.BadRequest);

        JsonElement[] groups = [.. (await sender.GetAsync("/api/v2/alerts/groups").JsonAsync()).EnumerateArray()];
        Assert.Equal(3, groups.Length);
        Assert.Equal(["A", "B"], await NamesAsync(sender, "?receiver_matchers=team%3Dcore&receiver_matchers=tier%3D1"));
        Assert.Equal(["C"], await NamesAsync(sender, "?receiver_matchers=team!%3Dcore&inhibited=false&unprocessed=false"));
        Assert.Equal(2, (await sender.GetAsync("/api/v2/alerts/groups?receiver_matchers=team%3Dcore").JsonAsync()).GetArrayLength());
        await sender.GetAsync("/api/v2/alerts?receiver_matchers=%7Bfoo").JsonAsync(HttpStatusCode.BadRequest);
        await sender.GetAsync("/api/v2/receivers?receiver_matchers=%7Bfoo").JsonAsync(HttpStatusCode.BadRequest);
        JsonElement receiver = Assert.Single(
            (await sender.GetAsync("/api/v2/receivers?receiver_matchers=team%3Dcore").JsonAsync()).EnumerateArray()
        );
        Assert.Equal("""{"name":"playback","labels":{"team":"core","tier":"1"}}""", receiver.GetRawText());
        Assert.Contains(
            groups,
            group =>
                group.GetProperty("receiver").GetProperty("name").GetString() == "playback"
                && group.GetProperty("labels").GetProperty("alertname").GetString() == "A"
        );
        Assert.Equal(
            ["playback", "muster"],
            (await sender.GetAsync("/api/v2/receivers").JsonAsync())
                .EnumerateArray()
                .Select(receiver => receiver.GetProperty("name").GetString())
        );
    }

    [Fact]
    public async Task The_status_has_what_amtool_requires()
    {
        await using MusterServer server = await MusterServer.StartAsync();

        JsonElement status = await server.Client(await server.KeyAsync()).GetAsync("/api/v2/status").JsonAsync();

        Assert.Equal("disabled", status.GetProperty("cluster").GetProperty("status").GetString());
        Assert.All(
            ["version", "revision", "branch", "buildUser", "buildDate", "goVersion"],
            name => Assert.Equal(JsonValueKind.String, status.GetProperty("versionInfo").GetProperty(name).ValueKind)
        );
        Assert.True(status.GetProperty("uptime").TryGetDateTimeOffset(out _));
        Assert.Equal(JsonValueKind.String, status.GetProperty("config").GetProperty("original").ValueKind);
    }

    [Fact]
    public async Task An_end_in_the_past_resolves_and_a_lease_that_ends_does_too()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        using HttpClient sender = server.Client(await server.KeyAsync());
        string end = server.Clock.GetUtcNow().AddSeconds(15).ToString("o");
        await sender.PostJsonAsync(
            "/api/v2/alerts",
            $$$"""[{"labels":{"alertname":"Ends"}},{"labels":{"alertname":"Lease"},"endsAt":"{{{end}}}"}]"""
        );
        Assert.Equal(["Ends", "Lease"], await NamesAsync(sender));

        await sender.PostJsonAsync(
            "/api/v2/alerts",
            """[{"labels":{"alertname":"Ends"},"startsAt":"0001-01-01T00:00:00Z","endsAt":"2026-01-01T00:00:00Z"}]"""
        );

        // A longer leap would be a hang of Muster, after which every lease begins anew.
        server.Clock.FastForward(TimeSpan.FromSeconds(9));

        await Eventually.HoldsAsync("the end of the lease", async () => !(await NamesAsync(sender)).Contains("Lease"));
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client, byte[] body, string? encoding = null)
    {
        ByteArrayContent content = new(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        return (await client.PostAsync("/api/v2/alerts", content)).StatusCode;
    }

    private static async Task<string[]> NamesAsync(HttpClient client, string query = "") =>
        [
            .. (await client.GetAsync("/api/v2/alerts" + query).JsonAsync())
                .EnumerateArray()
                .Select(alert => alert.GetProperty("labels").GetProperty("alertname").GetString()!)
                .Order(),
        ];

    private static byte[] Gzip(byte[] plain)
    {
        using MemoryStream into = new();
        using (GZipStream zip = new(into, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(plain);
        }

        return into.ToArray();
    }
}
