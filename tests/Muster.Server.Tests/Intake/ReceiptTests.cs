// What a receipt tells of each signal after the pager has seen it, against the real server.
using System.Text.Json;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Intake;

public sealed class ReceiptTests
{
    [Fact]
    public async Task A_receipt_says_what_was_merged_silenced_and_held_and_who_was_paged()
    {
        await using MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server, new Core.People.ContactMethod("email", "ana@example.org"));
        string key = await server.KeyAsync();
        using HttpClient sender = server.Client(key);
        await server.AccountAsync("Ana", "responder");
        using HttpClient ana = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        string quiet = await SilenceAsync(server, ana);
        await SendAsync(sender, Alert("Down", "playback", "a"));

        string receipt = await SendAsync(
            sender,
            Alert("Down", "playback", "a"),
            Alert("Down", "playback", "b"),
            Alert("Planned", "playback", "c"),
            Alert("Stray", "nobody", "d")
        );

        JsonElement told = default;
        await Eventually.HoldsAsync(
            "The page",
            async () =>
            {
                told = await ana.GetAsync("/api/v1/receipts/" + receipt).JsonAsync();
                return Groups(told).Length == 3 && Notified(told).Length == 1;
            }
        );
        JsonElement[] signals = [.. told.GetProperty("signals").EnumerateArray()];
        Assert.Equal(["renewed", "opened", "opened", "opened"], Texts(signals, "outcome"));
        Assert.Contains("fired already", signals[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(["playback", "playback", "playback", null], Texts(signals, "route"));
        Assert.Equal(signals[0].GetProperty("group").GetString(), signals[1].GetProperty("group").GetString());
        Assert.Equal([null, null, quiet, null], Texts(signals, "silence"));
        Assert.Equal(["held", "paged", "silenced"], Groups(told).Select(one => one.GetProperty("status").GetString()).Order());
        Assert.Equal(["Ana"], Notified(told));
        Assert.Contains("no route", told.GetRawText(), StringComparison.Ordinal);

        JsonElement toSender = await sender.GetAsync("/api/v1/receipts/" + receipt).JsonAsync();
        Assert.Equal(["held", "paged", "silenced"], Groups(toSender).Select(one => one.GetProperty("status").GetString()).Order());
        Assert.DoesNotContain("Ana", toSender.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("the pump is changed", toSender.GetRawText(), StringComparison.Ordinal);
    }

    private static string[] Notified(JsonElement told) =>
        [
            .. Groups(told)
                .Where(one => one.GetProperty("page").ValueKind == JsonValueKind.Object)
                .SelectMany(one => one.GetProperty("page").GetProperty("notified").EnumerateArray())
                .Select(one => one.GetProperty("name").GetString()!),
        ];

    private static JsonElement[] Groups(JsonElement told) => [.. told.GetProperty("groups").EnumerateArray()];

    private static string?[] Texts(JsonElement[] all, string field) => [.. all.Select(one => one.GetProperty(field).GetString())];

    private static async Task<string> SilenceAsync(MusterServer server, HttpClient sender)
    {
        DateTimeOffset now = server.Clock.GetUtcNow();
        JsonElement made = await sender
            .PostJsonAsync(
                "/api/v2/silences",
                JsonSerializer.Serialize(
                    new
                    {
                        matchers = new[]
                        {
                            new
                            {
                                name = "alertname",
                                value = "Planned",
                                isRegex = false,
                            },
                        },
                        startsAt = now,
                        endsAt = now.AddHours(1),
                        createdBy = "ana",
                        comment = "the pump is changed",
                    }
                )
            )
            .JsonAsync();
        return made.GetProperty("silenceID").GetString()!;
    }

    private static object Alert(string name, string job, string instance) =>
        new
        {
            labels = new
            {
                alertname = name,
                job,
                instance,
            },
        };

    private static async Task<string> SendAsync(HttpClient sender, params object[] alerts)
    {
        HttpResponseMessage sent = await sender.PostJsonAsync("/api/v2/alerts", JsonSerializer.Serialize(alerts));
        return sent.Headers.GetValues("Muster-Receipt").Single();
    }
}
