// Every kind of bad body at every door: each sender gets the status and the form of answer that it understands, and what is good is kept.
using System.Net;
using System.Text;
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Server.Tests.Drivers;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Hostile;

public sealed class BadBodiesTests
{
    private static readonly string Megabytes = new('x', 5_000_000);

    /// <summary>Bodies that say nothing at any door.</summary>
    private static readonly (string Name, byte[] Body, int Status)[] Hopeless =
    [
        ("nothing", [], 400),
        ("a space", " "u8.ToArray(), 400),
        ("NUL bytes", new byte[100], 400),
        ("an opened object", "{"u8.ToArray(), 400),
        ("an opened list", "["u8.ToArray(), 400),
        ("a text", "\"alerts\""u8.ToArray(), 400),
        ("null", "null"u8.ToArray(), 400),
        ("a number beyond all numbers", "1e400"u8.ToArray(), 400),
        ("two documents", "{} {}"u8.ToArray(), 400),
        ("a comment", "/* */ []"u8.ToArray(), 400),
        ("a hundred thousand opened lists", Encoding.ASCII.GetBytes(new string('[', 100_000)), 400),
        ("forty thousand opened objects", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 40_000))), 400),
        ("UTF-16", Encoding.Unicode.GetBytes("[{}]"), 400),
        ("no UTF-8", [0xC3, 0x28, 0xFF, 0xFE], 400),
        ("XML", "<?xml version=\"1.0\"?><a/>"u8.ToArray(), 400),
        ("a form", "payload=%7B%7D"u8.ToArray(), 400),
        ("more than is taken", Encoding.ASCII.GetBytes(new string(' ', EdgeLimits.BodyBytes + 1)), 413),
    ];

    /// <summary>Alerts that cannot be taken, as JSON, to stand beside a good one.</summary>
    private static readonly (string Name, string Alert)[] Bad =
    [
        ("null", "null"),
        ("a number", "7"),
        ("a list", "[]"),
        ("labels that are a text", """{"labels":"x"}"""),
        ("no labels", "{}"),
        ("only empty labels", """{"labels":{"a":"","b":""}}"""),
        ("a label without a name", """{"labels":{"":"x"}}"""),
        ("a label whose name is cleaned away", "{\"labels\":{\"\\u0000\":\"x\"}}"),
        ("a label that is a list", """{"labels":{"a":["b"]}}"""),
        ("a label of megabytes", $$$"""{"labels":{"a":"{{{Megabytes}}}"}}"""),
        ("a name of megabytes", $$$"""{"labels":{"{{{Megabytes}}}":"a"}}"""),
        ("a start that is no time", """{"labels":{"a":"b"},"startsAt":"yesterday"}"""),
        ("a start that is a number", """{"labels":{"a":"b"},"startsAt":1700000000}"""),
        ("a start in month 13", """{"labels":{"a":"b"},"startsAt":"2026-13-01T00:00:00Z"}"""),
        ("a start in the year 99999", """{"labels":{"a":"b"},"startsAt":"99999-01-01T00:00:00Z"}"""),
        ("a start without an offset", """{"labels":{"a":"b"},"startsAt":"2026-01-01T00:00:00"}"""),
        ("an end before the start", """{"labels":{"a":"b"},"startsAt":"2026-01-02T00:00:00Z","endsAt":"2026-01-01T00:00:00Z"}"""),
        ("annotations that are a list", """{"labels":{"a":"b"},"annotations":[]}"""),
        ("an annotation that is an object", """{"labels":{"a":"b"},"annotations":{"c":{}}}"""),
        ("a deep label", $$$"""{"labels":{"a":{{{Deep(1000)}}}}}"""),
        ("a deep unknown field", $$$"""{"labels":{"a":"b"},"x":{{{Deep(1000)}}}}"""),
    ];

    /// <summary>Alerts that are odd and taken all the same.</summary>
    private static readonly (string Name, string Alert)[] Odd =
    [
        ("unknown fields", """{"labels":{"alertname":"unknown fields"},"x":1,"status":"firing","y":{"z":[null]}}"""),
        ("a label twice", """{"labels":{"alertname":"first","alertname":"a label twice"}}"""),
        ("labels twice", """{"labels":{"alertname":"first"},"labels":{"alertname":"labels twice"}}"""),
        ("an empty label", """{"labels":{"alertname":"an empty label","empty":""}}"""),
        (
            "Go's zero time",
            """{"labels":{"alertname":"Go's zero time"},"startsAt":"0001-01-01T00:00:00Z","endsAt":"0001-01-01T00:00:00Z"}"""
        ),
        ("the year 9999", """{"labels":{"alertname":"the year 9999"},"startsAt":"9999-12-31T23:59:59Z","endsAt":"9999-12-31T23:59:59Z"}"""),
        ("the last offset", """{"labels":{"alertname":"the last offset"},"startsAt":"0001-01-01T00:00:00+14:00"}"""),
        ("a lone surrogate", "{\"labels\":{\"alertname\":\"a lone surrogate\",\"b\":\"\\ud800\"}}"),
        ("controls", "{\"labels\":{\"alertname\":\"con\\u0000trols\\u001b\"}}"),
        (
            "an annotation of megabytes",
            $$$"""{"labels":{"alertname":"an annotation of megabytes"},"annotations":{"a":"{{{Megabytes}}}"}}"""
        ),
    ];

    [Fact]
    public async Task What_says_nothing_is_refused_at_each_door_in_its_own_form()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient sender = server.Client(key);
        using HttpClient api = server.Client(await server.KeyAsync("api", "ana"));
        (string Path, HttpClient Client, Func<HttpResponseMessage, JsonElement, bool> Form)[] doors =
        [
            ("/api/v2/alerts", sender, (_, said) => said.ValueKind == JsonValueKind.String),
            ("/api/v2/silences", api, (_, said) => said.ValueKind == JsonValueKind.String),
            ($"/intake/{key}/alertmanager", sender, IsProblem),
            ($"/intake/{key}/grafana", sender, IsProblem),
            ($"/intake/{key}/cloudevents", sender, IsProblem),
            ($"/intake/{key}/json", sender, IsProblem),
            ("/v2/enqueue", sender, (_, said) => said.GetProperty("status").GetString() == "invalid event"),
            ("/v2/change/enqueue", sender, (_, said) => said.GetProperty("status").GetString() == "invalid event"),
            ("/generic/2010-04-15/create_event.json", sender, (_, said) => said.GetProperty("status").GetString() == "invalid event"),
            ("/v2/alerts", sender, IsMessage),
            ("/v2/heartbeats", sender, IsMessage),
            ("/api/v1/reports", api, IsProblem),
            ("/api/v1/incidents", api, IsProblem),
        ];
        List<string> wrong = [];
        foreach ((string path, HttpClient client, Func<HttpResponseMessage, JsonElement, bool> form) in doors)
        {
            foreach ((string name, byte[] body, int status) in Hopeless)
            {
                using HttpResponseMessage? answer = await TryPostAsync(client, path, body);
                if (answer is null && status == 413)
                {
                    // A server that has said no may close before it has read all.
                    continue;
                }

                string text = await answer!.Content.ReadAsStringAsync();
                if ((int)answer.StatusCode != status || answer.Headers.Contains("Muster-Receipt") || !Fits(form, answer, text))
                {
                    wrong.Add($"{path.Replace(key, "{key}", StringComparison.Ordinal)}, {name}: {(int)answer.StatusCode} {Short(text)}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal("[]", await sender.GetStringAsync("/api/v2/alerts"));
        Assert.DoesNotContain(server.Log.All, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/api/v2/alerts", "{0}")]
    [InlineData("/intake/{1}/alertmanager", """{{"status":"firing","x":[[[]]],"alerts":{0}}}""")]
    [InlineData("/intake/{1}/grafana", """{{"status":"firing","x":[[[]]],"alerts":{0}}}""")]
    public async Task The_good_alert_beside_a_bad_one_is_kept_and_the_bad_one_named(string path, string form)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient sender = server.Client(key);
        List<string> wrong = [];
        for (int number = 0; number < Bad.Length; number++)
        {
            string good = $$$"""{"labels":{"alertname":"good-{{{number}}}"}}""";
            string body = string.Format(form, $"[{good},{Bad[number].Alert},{good.Replace("good", "behind", StringComparison.Ordinal)}]");
            using HttpResponseMessage answer = await PostAsync(sender, string.Format(path, "", key), Encoding.UTF8.GetBytes(body));
            string text = await answer.Content.ReadAsStringAsync();
            if (
                answer.StatusCode != HttpStatusCode.BadRequest
                || !text.Contains("1 of 3 alerts cannot be taken. The other 2 are kept. alert 1: ", StringComparison.Ordinal)
                || !answer.Headers.Contains("Muster-Receipt")
            )
            {
                wrong.Add($"{Bad[number].Name}: {(int)answer.StatusCode} {Short(text)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        string[] kept = await NamesAsync(sender);
        Assert.Equal(
            Enumerable
                .Range(0, Bad.Length)
                .SelectMany(number => new[] { $"good-{number}", $"behind-{number}" })
                .Order(StringComparer.Ordinal),
            kept
        );
    }

    [Theory]
    [InlineData("/api/v2/alerts", "[{0}]")]
    [InlineData("/intake/{1}/alertmanager", """{{"alerts":[{0}]}}""")]
    [InlineData("/intake/{1}/grafana", """{{"alerts":[{0}]}}""")]
    public async Task What_is_merely_odd_is_taken(string path, string form)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient sender = server.Client(key);
        List<string> wrong = [];
        foreach ((string name, string alert) in Odd)
        {
            byte[] body = Encoding.UTF8.GetBytes(string.Format(form, alert));
            using HttpResponseMessage answer = await PostAsync(sender, string.Format(path, "", key), body);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                wrong.Add($"{name}: {(int)answer.StatusCode} {Short(await answer.Content.ReadAsStringAsync())}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(Odd.Select(one => one.Name).Order(StringComparer.Ordinal), await NamesAsync(sender));
    }

    [Fact]
    public async Task A_form_of_any_kind_at_the_sign_in_is_never_an_error_of_ours()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await server.AccountAsync("Ana", AccountRole.Responder);
        using HttpClient api = server.Client(await server.KeyAsync("api", "ana"));
        string fields = string.Join('&', Enumerable.Range(0, 5000).Select(number => $"f{number}=1"));
        (string Type, string Body)[] bodies =
        [
            ("application/x-www-form-urlencoded", ""),
            ("application/x-www-form-urlencoded", "email=%00&password=%00"),
            ("application/x-www-form-urlencoded", "email=%ED%A0%80&password=%zz"),
            ("application/x-www-form-urlencoded", "email=a@b&email=c@d&password=x"),
            ("application/x-www-form-urlencoded", "email=" + new string('x', 900_000)),
            ("application/x-www-form-urlencoded", "email=a@b&password=" + new string('x', 900_000)),
            ("application/x-www-form-urlencoded", new string('x', 900_000) + "=1"),
            ("application/x-www-form-urlencoded", fields),
            ("application/x-www-form-urlencoded", "email=" + new string('x', 2_000_000)),
            ("multipart/form-data", "email=a"),
            ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"email\"\r\n\r\na"),
            ("multipart/form-data; boundary=" + new string('x', 500), "a"),
            ("application/json", "{}"),
            ("nonsense", "email=a"),
        ];
        List<string> wrong = [];
        foreach ((string type, string body) in bodies)
        {
            foreach (string path in (string[])["/sign-in", "/a/nonsense", "/pages/x/acknowledgement", "/sign-out", "/theme"])
            {
                using HttpResponseMessage? answer = await TryPostAsync(api, path, Encoding.UTF8.GetBytes(body), type);
                bool isClosed = answer is null && body.Length > 1024 * 1024;
                if (!isClosed && (answer is null || (int)answer.StatusCode >= 500))
                {
                    wrong.Add($"{path}, {Short(type)}, {Short(body)}: {(int?)answer?.StatusCode}");
                }
            }

            server.Clock.FastForward(TimeSpan.FromHours(1));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        using Browser ana = await server.SignedInAsync("Ana");
        Assert.NotNull(ana.Session);
    }

    private static string Deep(int levels) => new string('[', levels) + new string(']', levels);

    private static bool IsProblem(HttpResponseMessage answer, JsonElement said) =>
        answer.Content.Headers.ContentType?.MediaType == "application/problem+json"
        && said.GetProperty("status").GetInt32() == (int)answer.StatusCode;

    private static bool IsMessage(HttpResponseMessage answer, JsonElement said) =>
        said.GetProperty("message").GetString()!.Length > 0 && said.GetProperty("took").ValueKind == JsonValueKind.Number;

    private static bool Fits(Func<HttpResponseMessage, JsonElement, bool> form, HttpResponseMessage answer, string text)
    {
        try
        {
            return form(answer, JsonSerializer.Deserialize<JsonElement>(text));
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, byte[] body, string type = "application/json")
    {
        using ByteArrayContent content = new(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return await client.PostAsync(path, content);
    }

    private static async Task<HttpResponseMessage?> TryPostAsync(
        HttpClient client,
        string path,
        byte[] body,
        string type = "application/json"
    )
    {
        try
        {
            return await PostAsync(client, path, body, type);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<string[]> NamesAsync(HttpClient client) =>
        [
            .. JsonSerializer
                .Deserialize<JsonElement>(await client.GetStringAsync("/api/v2/alerts"))
                .EnumerateArray()
                .Select(alert => alert.GetProperty("labels").GetProperty("alertname").GetString()!)
                .Order(StringComparer.Ordinal),
        ];

    private static string Short(string text) => text.Length > 160 ? text[..160] : text;
}
