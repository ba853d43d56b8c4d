// The door of Grafana's webhook, against the real server.
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Intake;

public sealed class GrafanaDoorTests
{
    private const string Signature = "X-Grafana-Alerting-Signature";
    private const string Time = "X-Grafana-Alerting-Timestamp";

    [Fact]
    public async Task Firing_then_resolved_shows_and_ends_and_what_grafana_adds_is_kept()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        using HttpClient grafana = server.Client();

        JsonElement taken = await grafana.PostJsonAsync($"/intake/{key}/grafana", Body("firing")).JsonAsync();
        Assert.Equal(1, taken.GetProperty("signals").GetInt32());
        await server.Client(key).GetAsync("/api/v1/receipts/" + taken.GetProperty("receipt").GetString()).JsonAsync();

        JsonElement alert = Assert.Single(await AlertsAsync(server, key));
        JsonElement notes = alert.GetProperty("annotations");
        Assert.Equal("DatasourceNoData", alert.GetProperty("labels").GetProperty("alertname").GetString());
        Assert.Equal("http://grafana.example/d/abc", notes.GetProperty("dashboardURL").GetString());
        Assert.Equal("A=12.5, C=1", notes.GetProperty("values").GetString());
        Assert.Equal("rule-1", notes.GetProperty("ruleUID").GetString());
        Assert.Equal("It is slow", notes.GetProperty("summary").GetString());
        Assert.Equal("http://grafana.example/alerting/1", alert.GetProperty("generatorURL").GetString());

        // Grafana repeats after hours: the lease must outlast its pause of four hours.
        Assert.True(alert.GetProperty("endsAt").GetDateTimeOffset() > server.Clock.GetUtcNow() + TimeSpan.FromHours(5));

        HttpResponseMessage resolved = await grafana.PutJsonAsync($"/intake/{key}/grafana", Body("resolved"));
        Assert.Equal(HttpStatusCode.OK, resolved.StatusCode);
        Assert.Empty(await AlertsAsync(server, key));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_signature_by_the_key_is_taken_with_a_timestamp_and_without(bool isTimed)
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        string? time = isTimed ? Seconds(server.Clock.GetUtcNow()) : null;

        HttpResponseMessage answer = await SendAsync(server, key, Sign(key, time, Body("firing")), time);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Single(await AlertsAsync(server, key));
    }

    [Fact]
    public async Task A_forged_an_old_and_an_unreadable_signature_take_nothing()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        DateTimeOffset now = server.Clock.GetUtcNow();
        string fresh = Seconds(now);
        string old = Seconds(now.AddMinutes(-6));
        (string Signature, string? Time)[] forged =
        [
            (Sign("another secret", fresh, Body("firing")), fresh),
            (Sign(key, fresh, Body("resolved")), fresh),
            (Sign(key, null, Body("firing")), fresh),
            (Sign(key, old, Body("firing")), old),
            (Sign(key, "soon", Body("firing")), "soon"),
            (Sign(key, "99999999999999999", Body("firing")), "99999999999999999"),
            ("x", null),
        ];

        foreach ((string signature, string? time) in forged)
        {
            HttpResponseMessage answer = await SendAsync(server, key, signature, time);
            JsonElement refused = await Task.FromResult(answer).JsonAsync(HttpStatusCode.BadRequest);
            Assert.StartsWith("Nothing was taken", refused.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        Assert.Empty(await AlertsAsync(server, key));
    }

    [Fact]
    public async Task Odd_values_of_grafanas_own_fields_cost_no_page()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        string key = await server.KeyAsync();
        const string odd =
            """{"alerts":[{"labels":{"a":"b"},"values":{"A":null,"B":{"x":[1]},"C":[2],"D":3},"dashboardURL":["x"],"ruleUID":7,"imageURL":null}]}""";

        await server.Client().PostJsonAsync($"/intake/{key}/grafana", odd).JsonAsync();

        JsonElement notes = Assert.Single(await AlertsAsync(server, key)).GetProperty("annotations");
        Assert.Equal("""{"ruleUID":"7","values":"D=3"}""", notes.GetRawText());
    }

    private static async Task<HttpResponseMessage> SendAsync(MusterServer server, string key, string signature, string? time)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/intake/{key}/grafana");
        request.Content = new StringContent(Body("firing"), Encoding.UTF8, "application/json");
        request.Headers.Add(Signature, signature);
        if (time is not null)
        {
            request.Headers.Add(Time, time);
        }

        return await server.Client().SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string Sign(string secret, string? time, string body) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes((time is null ? "" : time + ":") + body))
        );

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Body(string status) =>
        $$$"""
            {"receiver":"muster","status":"{{{status}}}","version":"1","orgId":1,"title":"[FIRING:1]","state":"alerting","message":"x","groupKey":"{}","truncatedAlerts":0,"alerts":[
              {"status":"{{{status}}}","labels":{"alertname":"DatasourceNoData","rulename":"Slow","grafana_folder":"web"},"annotations":{"summary":"It is slow"},
               "startsAt":"2026-11-23T02:55:00Z","endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://grafana.example/alerting/1","fingerprint":"c6eadffa33fcdf37",
               "silenceURL":"http://grafana.example/silence","dashboardURL":"http://grafana.example/d/abc","panelURL":"http://grafana.example/d/abc?p=1",
               "ruleUID":"rule-1","values":{"A":12.5,"C":1},"valueString":"[ var='A' value=12.5 ]","orgId":1}]}
            """;

    private static async Task<JsonElement[]> AlertsAsync(MusterServer server, string key) =>
        [.. (await server.Client(key).GetAsync("/api/v2/alerts").JsonAsync()).EnumerateArray()];
}
