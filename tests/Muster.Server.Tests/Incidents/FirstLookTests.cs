// Before any cause is known: what changed, ranked, and what the service declares, with price, record and people.
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Paging;
using Muster.Engine.Commands;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Incidents;

public sealed class FirstLookTests
{
    [Fact]
    public async Task Changes_are_ranked_and_mitigations_proposed_with_price_record_and_people()
    {
        await using MusterServer server = await StartAsync();
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));

        // In an earlier incident the degraded mode worked, after four minutes.
        string first = await DeclareAsync(api);
        string chosen = (await ChooseAsync(api, first, """{"declared":"low-quality","to":"ben"}"""))
            .GetProperty("written")
            .GetProperty("id")
            .GetString()!;
        server.Clock.FastForward(TimeSpan.FromMinutes(4));
        await api.PutJsonAsync($"/api/v1/incidents/{first}/mitigations/{chosen}/outcome", """{"outcome":"worked"}""").JsonAsync();

        server.Clock.FastForward(TimeSpan.FromDays(1));
        await api.PostJsonAsync("/api/v1/changes", """{"summary":"Deployed v42","service":"playback","kind":"deploy"}""")
            .JsonAsync(HttpStatusCode.Created);
        server.Clock.FastForward(TimeSpan.FromMinutes(4));
        string second = await DeclareAsync(api);

        JsonElement look = await LookAsync(api, second);
        JsonElement suspect = Assert.Single(look.GetProperty("changes").EnumerateArray());
        Assert.Equal("Deployed 4 m before it was noticed, same service", suspect.GetProperty("why").GetString());
        JsonElement[] proposed = [.. look.GetProperty("mitigations").EnumerateArray()];
        Assert.Equal(["back", "low-quality"], proposed.Select(one => one.GetProperty("id").GetString()));
        Assert.Equal("a change fits, undo it first; not tried in an incident before", proposed[0].GetProperty("why").GetString());
        Assert.StartsWith(
            "worked 1 of 1 time, last worked after 4 m",
            proposed[1].GetProperty("why").GetString(),
            StringComparison.Ordinal
        );
        Assert.EndsWith($"({first})", proposed[1].GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Equal("Everybody sees SD", proposed[1].GetProperty("price").GetString());
        Assert.InRange(proposed[1].GetProperty("lastSeconds").GetDouble(), 240, 299);
        Assert.Equal(["Ben"], Names(proposed[1]));
        Assert.Equal(["Ana", "Ben"], Names(proposed[0]).Order());

        // Once the change is cleared, what worked before goes first.
        string change = suspect.GetProperty("change").GetProperty("id").GetString()!;
        await api.PutJsonAsync($"/api/v1/incidents/{second}/changes/{change}/verdict", """{"verdict":"cleared"}""").JsonAsync();
        look = await LookAsync(api, second);
        Assert.Equal("cleared", look.GetProperty("changes")[0].GetProperty("verdict").GetString());
        Assert.Equal("low-quality", look.GetProperty("mitigations")[0].GetProperty("id").GetString());
        await api.PutJsonAsync($"/api/v1/incidents/{second}/changes/nothing/verdict", """{"verdict":"cleared"}""")
            .JsonAsync(HttpStatusCode.NotFound);
        JsonElement refused = await api.PostJsonAsync($"/api/v1/incidents/{second}/mitigations", """{"declared":"gone"}""")
            .JsonAsync(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("The service declares no mitigation 'gone'.", refused.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task The_console_proposes_chooses_and_suspects_by_plain_forms()
    {
        await using MusterServer server = await StartAsync();
        using Browser ana = await server.SignedInAsync("Ana");
        using HttpClient api = server.Client(await server.KeyAsync(ApiKeyScope.Api, "ana"));
        await api.PostJsonAsync("/api/v1/changes", """{"summary":"Deployed <v42>","service":"playback","kind":"deploy"}""")
            .JsonAsync(HttpStatusCode.Created);
        string page = "/incidents/" + await DeclareAsync(api);

        IHtmlDocument document = Html.Parse(await ana.PageAsync(page));
        IElement card = document.GetElementById("mitigation")!;
        Assert.Contains("Price: Everybody sees SD", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("Run by Ben", card.TextContent, StringComparison.Ordinal);
        Assert.Contains("since noticed", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("back", card.QuerySelector("input[name=declared][checked]")!.GetAttribute("value"));
        string change = document.QuerySelector("#changes li")!.Id!["change-".Length..];

        await ana.PostAsync($"{page}/changes/{change}/verdict", ("verdict", "suspected"));
        await ana.PostAsync(
            $"{page}/mitigations",
            ("declared", "low-quality"),
            ("kind", "roll_back"),
            ("text", "in the EU"),
            ("to", "ben")
        );

        document = Html.Parse(await ana.PageAsync(page));
        Assert.Contains("Suspected", document.GetElementById("changes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Suspected: Deployed <v42>", document.GetElementById("timeline")!.TextContent, StringComparison.Ordinal);
        IElement tried = document.QuerySelector("#mitigation .tried")!;
        Assert.Contains("Degrade a feature", tried.TextContent, StringComparison.Ordinal);
        Assert.Contains("Serve SD alone: in the EU", tried.TextContent, StringComparison.Ordinal);
    }

    private static async Task<MusterServer> StartAsync()
    {
        MusterServer server = await MusterServer.StartAsync();
        await Streaming.PutAsync(server);
        Organisation present = await server
            .Services.GetRequiredService<OrganisationReader>()
            .CurrentAsync(TestContext.Current.CancellationToken);
        Service playback = present.Services["playback"] with
        {
            Mitigations =
            [
                new(
                    "low-quality",
                    MitigationKind.Degrade,
                    "Serve SD alone",
                    "Everybody sees SD",
                    [EscalationTarget.Parse("person:ben")],
                    null,
                    null
                ),
                new(
                    "back",
                    MitigationKind.RollBack,
                    "Back to the release before",
                    "Nobody notices",
                    [],
                    "roll-back",
                    TimeSpan.FromMinutes(8)
                ),
            ],
        };
        await server.Services.PutAsync(present with { Services = present.Services.SetItem("playback", playback) });
        return server;
    }

    private static async Task<string> DeclareAsync(HttpClient api) =>
        (
            await api.PostJsonAsync("/api/v1/incidents", """{"title":"No picture","severity":"SEV-2","service":"playback"}""")
                .JsonAsync(HttpStatusCode.Created)
        )
            .GetProperty("id")
            .GetString()!;

    private static Task<JsonElement> ChooseAsync(HttpClient api, string incident, string body) =>
        api.PostJsonAsync($"/api/v1/incidents/{incident}/mitigations", body).JsonAsync();

    private static Task<JsonElement> LookAsync(HttpClient api, string incident) =>
        api.GetAsync($"/api/v1/incidents/{incident}/first-look").JsonAsync();

    private static IEnumerable<string?> Names(JsonElement proposed) =>
        proposed.GetProperty("canRun").EnumerateArray().Select(one => one.GetProperty("name").GetString());
}
