// The gate and its policy over the API: signed, asked, stopped, overridden, told and kept.
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Slos;
using Muster.Server.Tests.Drivers;
using static Muster.Server.Tests.Slos.Policy.GateWorld;

namespace Muster.Server.Tests.Slos.Policy;

public sealed class GateApiTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_spent_budget_stops_under_the_signed_policy_until_somebody_overrides_it_by_name()
    {
        await using GateWorld world = await GateWorld.StartAsync();
        await world.MeasureAsync(bad: 30);
        await world.SignAsync();

        JsonElement stopped = await world.GateAsync("?change=abc123");
        Assert.Equal("stop", stopped.GetProperty("verdict").GetString());
        Assert.StartsWith("The error budget is spent:", stopped.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, stopped.GetProperty("policy").GetProperty("version").GetInt32());
        Assert.Equal(
            ["olga", "ana"],
            stopped.GetProperty("policy").GetProperty("signedBy").EnumerateArray().Select(one => one.GetProperty("person").GetString())
        );
        Assert.Equal(["Ana Silva", "Team SRE"], stopped.GetProperty("escalation").EnumerateArray().Select(one => one.GetString()));
        Assert.True(stopped.GetProperty("budgetLeft").GetDouble() < 0);
        Assert.True(stopped.GetProperty("until").GetDateTimeOffset() > world.Server.Clock.GetUtcNow().AddDays(20));
        Assert.Equal("ship", (await world.GateAsync("?kind=security")).GetProperty("verdict").GetString());

        using HttpClient cleo = await world.AsAsync("cleo");
        using HttpClient ben = await world.AsAsync("ben");
        JsonElement refused = await SendAsync(cleo, HttpMethod.Post, "slos/playback/overrides", Override("4h"), 403);
        Assert.Equal("slo_policy.may_not_override", refused.GetProperty("code").GetString());
        JsonElement wrong = await SendAsync(ben, HttpMethod.Post, "slos/playback/overrides", Override("2d", "quick"), 422);
        Assert.Equal(["reason", "for"], wrong.GetProperty("errors").EnumerateArray().Select(one => one.GetProperty("field").GetString()));
        JsonElement held = await SendAsync(ben, HttpMethod.Post, "slos/playback/overrides", Override("4h"));
        Assert.Equal("holds", held.GetProperty("status").GetString());

        JsonElement shipped = await world.GateAsync("?change=abc123");
        Assert.Equal("ship", shipped.GetProperty("verdict").GetString());
        Assert.Equal("ben", shipped.GetProperty("override").GetProperty("person").GetString());
        Assert.Contains("The licence ends tonight.", shipped.GetProperty("reason").GetString(), StringComparison.Ordinal);

        GateDayRow day = Assert.Single(await DaysAsync(world));
        Assert.Equal((2, 1), (day.Shipped, day.Stopped));
        Assert.Equal([("abc123", "feature"), ("", "security"), ("abc123", "feature")], day.Changes.Select(one => (one.Change, one.Kind)));
        Assert.Equal(held.GetProperty("id").GetString(), day.Changes[2].Override);

        world.Server.Clock.FastForward(TimeSpan.FromHours(4));
        Assert.Equal("stop", (await world.GateAsync("?change=abc123")).GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task Who_is_on_call_hears_of_an_override_and_a_second_person_must_agree_where_the_policy_says_so()
    {
        await using GateWorld world = await GateWorld.StartAsync();
        await world.MeasureAsync(bad: 30);
        await world.SignAsync(second: true);
        using HttpClient ben = await world.AsAsync("ben");
        using HttpClient ana = await world.AsAsync("ana");

        string id = (await SendAsync(ben, HttpMethod.Post, "slos/playback/overrides", Override("4h"))).GetProperty("id").GetString()!;
        Assert.Equal("stop", (await world.GateAsync()).GetProperty("verdict").GetString());
        await SendAsync(ben, HttpMethod.Post, $"slos/playback/overrides/{id}", new { decision = "agree" }, 403);
        await SendAsync(ana, HttpMethod.Post, $"slos/other/overrides/{id}", new { decision = "agree" }, 404);
        JsonElement agreed = await SendAsync(ana, HttpMethod.Post, $"slos/playback/overrides/{id}", new { decision = "agree" });
        Assert.Equal(("holds", "ana"), (agreed.GetProperty("status").GetString(), agreed.GetProperty("consentBy").GetString()));
        Assert.Equal("ship", (await world.GateAsync()).GetProperty("verdict").GetString());

        JsonElement ended = await SendAsync(ben, HttpMethod.Post, $"slos/playback/overrides/{id}", new { decision = "end" });
        Assert.Equal("over", ended.GetProperty("status").GetString());
        Assert.Equal("stop", (await world.GateAsync()).GetProperty("verdict").GetString());

        await Eventually.HoldsAsync(
            "Ana hears that she may agree, and Cleo that the gate is overridden",
            () =>
                Task.FromResult(
                    world.MailTo("ana@example.org").Any(mail => mail.Contains("Ben Okafor asks to override", StringComparison.Ordinal))
                        && world.MailTo("cleo@example.org").Any(mail => mail.Contains("Ana Silva agreed", StringComparison.Ordinal))
                )
        );
        Assert.Empty(world.MailTo("ben@example.org"));
    }

    [Fact]
    public async Task A_version_holds_once_two_people_have_signed_it_and_every_mistake_in_one_is_told()
    {
        await using GateWorld world = await GateWorld.StartAsync();
        await world.MeasureAsync(bad: 30);
        using HttpClient ada = await world.AsAsync("ada");
        using HttpClient olga = await world.AsAsync("olga");
        using HttpClient ana = await world.AsAsync("ana");
        JsonElement unsigned = await world.GateAsync();
        Assert.Equal(JsonValueKind.Null, unsigned.GetProperty("policy").GetProperty("version").ValueKind);
        Assert.Contains("the workbook's holds", unsigned.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            "slo_policy.not_signed",
            (await SendAsync(ana, HttpMethod.Post, "slos/playback/overrides", Override("1h"), 409)).GetProperty("code").GetString()
        );

        JsonElement wrong = await SendAsync(
            ada,
            HttpMethod.Put,
            "slo-policy",
            new { text = "title: x\ngate: { stopAt: 5, burn: 3 }\noverrides: { people: [nobody] }\nsigners: { product: [olga] }\n" },
            422
        );
        Assert.Equal(
            ["gate.stopAt", "gate.burn", "signers.engineering"],
            wrong.GetProperty("errors").EnumerateArray().Select(one => one.GetProperty("field").GetString())
        );
        JsonElement stranger = await SendAsync(
            ada,
            HttpMethod.Put,
            "slo-policy",
            new { text = TextOf(false).Replace("[ana, olga]", "[ana, zoe]", StringComparison.Ordinal) },
            422
        );
        Assert.Equal("signers.engineering", stranger.GetProperty("errors")[0].GetProperty("field").GetString());

        string hash = await world.WriteAsync();
        await SendAsync(ana, HttpMethod.Put, "slo-policy", new { text = TextOf(true) }, 403);
        await SendAsync(olga, HttpMethod.Post, "slo-policy/sign", Signature(hash, "product"));
        JsonElement same = await SendAsync(olga, HttpMethod.Post, "slo-policy/sign", Signature(hash, "engineering"), 403);
        Assert.Equal("slo_policy.same_person", same.GetProperty("code").GetString());
        await SendAsync(ana, HttpMethod.Post, "slo-policy/sign", Signature("0" + hash[1..], "engineering"), hash[0] == '0' ? 200 : 409);
        JsonElement signed = await SendAsync(ana, HttpMethod.Post, "slo-policy/sign", Signature(hash, "engineering"));
        Assert.Equal(1, signed.GetProperty("standing").GetProperty("version").GetInt32());
        await world.WriteAsync(second: true);
        JsonElement shown = await SendAsync(ana, HttpMethod.Get, "slo-policy");
        Assert.Equal(
            (1, 2),
            (shown.GetProperty("standing").GetProperty("version").GetInt32(), shown.GetProperty("latest").GetProperty("version").GetInt32())
        );
    }

    [Fact]
    public async Task Without_data_it_stops_and_what_is_not_there_or_retired_is_said()
    {
        await using GateWorld world = await GateWorld.StartAsync();
        await world.SignAsync();
        JsonElement unknown = await world.GateAsync();
        Assert.Equal("stop", unknown.GetProperty("verdict").GetString());
        Assert.False(unknown.GetProperty("known").GetBoolean());
        await world.MeasureAsync(bad: 0);
        Assert.Equal("ship", (await world.GateAsync()).GetProperty("verdict").GetString());

        using HttpClient ada = await world.AsAsync("ada");
        await SendAsync(ada, HttpMethod.Get, "slos/none/gate", null, 404);
        await SendAsync(ada, HttpMethod.Get, "slos/playback/gate?kind=Feature!", null, 422);
        await SendAsync(ada, HttpMethod.Put, "slos/playback/retirement", new { reason = "switched off" });
        JsonElement retired = await SendAsync(ada, HttpMethod.Get, "slos/playback/gate", null, 404);
        Assert.Contains("retired", retired.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_again_and_again_makes_one_name_and_a_day_has_a_limit()
    {
        await using GateWorld world = await GateWorld.StartAsync();
        await world.SignAsync();
        using HttpClient ana = await world.AsAsync("ana");
        foreach (int number in Enumerable.Range(0, GateLog.ChangesMax + 5))
        {
            await SendAsync(ana, HttpMethod.Get, $"slos/playback/gate?change=c{number % (GateLog.ChangesMax + 2)}");
        }

        GateDayRow day = Assert.Single(await DaysAsync(world));
        Assert.Equal(GateLog.ChangesMax + 5, day.Stopped);
        Assert.Equal(GateLog.ChangesMax, day.Changes.Length);
        Assert.Equal(2, day.Changes[0].Times);
    }

    private static async Task<IReadOnlyList<GateDayRow>> DaysAsync(GateWorld world)
    {
        DateTimeOffset now = world.Server.Clock.GetUtcNow();
        return await world.Server.Services.GetRequiredService<GateLog>().BetweenAsync(now.AddDays(-2), now.AddDays(2), Cancel);
    }
}
