// The boards of drills: only those who opted in, their first alone, ties by time, and a changed scenario is another board.
using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Drills;
using Muster.Server.Tests.Drivers;
using Muster.Storage.Access;

namespace Muster.Server.Tests.Drills;

public sealed class DrillBoardTests(DrillWorld world) : IClassFixture<DrillWorld>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_those_who_opted_in_are_seen_and_whoever_opts_out_is_gone_at_once()
    {
        using Drivers.Browser ana = await world.Server.SignedInAsync("Ana");
        using Drivers.Browser ben = await world.Server.SignedInAsync("Ben");
        string path = await PlayedAsync(ana, ben, "11");
        IHtmlDocument debrief = await ana.ReadAsync($"{path}/debrief");
        PageRules.Hold(debrief);
        Assert.Contains("Nobody is on it yet", debrief.Words("#board"), StringComparison.Ordinal);
        Assert.Contains("you do not", debrief.Words("#board"), StringComparison.Ordinal);

        IHtmlDocument account = await ana.DoneAsync(await ana.ReadAsync("/account"), "boards-form");
        PageRules.Hold(account);
        Assert.Contains("everybody who signs in sees them", account.Words("#boards"), StringComparison.Ordinal);
        string board = (await ben.ReadAsync($"{path}/debrief")).Words("#board");
        Assert.Contains("1Ana Silva", board, StringComparison.Ordinal);
        Assert.DoesNotContain("Ben", board, StringComparison.Ordinal);
        Assert.Contains("1Ana Silva", (await ben.ReadAsync("/drills")).Words("#boards-thundering-herd"), StringComparison.Ordinal);

        await ben.DoneAsync(await ben.ReadAsync("/account"), "boards-form");
        Assert.Contains("Ben Okafor", (await ana.ReadAsync($"{path}/debrief")).Words("#board"), StringComparison.Ordinal);
        await ana.DoneAsync(await ana.ReadAsync("/account"), "boards-form");
        board = (await ben.ReadAsync($"{path}/debrief")).Words("#board");
        Assert.Contains("1Ben Okafor", board, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", board, StringComparison.Ordinal);
        await ben.DoneAsync(await ben.ReadAsync("/account"), "boards-form");
        Assert.Null((await ben.ReadAsync("/drills")).QuerySelector("#boards-thundering-herd"));
        Assert.Equal(422, (int)(await ana.PostAsync("/account/boards", ("boards", "perhaps"))).StatusCode);
    }

    [Fact]
    public async Task A_drill_whose_scenario_changed_is_on_no_board_of_the_present_one_and_is_not_judged_anew()
    {
        CommandRunner runner = world.Server.Services.GetRequiredService<CommandRunner>();
        Actor vera = Actor.Person("vera");
        foreach ((int number, string hash) in new[] { (900, "other"), (901, "other") })
        {
            DrillId id = new(number);
            await runner.RunAsync(
                null,
                async (work, cancel) =>
                    await work.DecideDrillAsync(
                        id,
                        new DrillCommand.Start(id, "delete-all", hash, 5, "newcomer", 600, 1, false, vera, work.Now),
                        cancel
                    )
                    ?? await work.DecideDrillAsync(
                        id,
                        new DrillCommand.Act("a", "declare", "", ImmutableSortedDictionary<string, string>.Empty, vera, work.Now),
                        cancel
                    )
                    ?? await work.DecideDrillAsync(id, new DrillCommand.Stop(vera, work.Now), cancel)
                    ?? (
                        number == 900
                            ? await work.DecideDrillAsync(id, new DrillCommand.Judge(50, null, Actor.System("drill"), work.Now), cancel)
                            : null
                    ),
                Cancel
            );
        }

        await world.Server.Services.GetRequiredService<OnBoards>().SwitchAsync(null, new("vera"), isOn: true);
        await world.Server.Services.GetRequiredService<DrillJudge>().TurnAsync(Cancel);

        DrillBoards boards = world.Server.Services.GetRequiredService<DrillBoards>();
        Assert.Empty((await boards.LatestAsync(Cancel))["delete-all"]);
        IViewStore views = world.Server.Services.GetRequiredService<IViewStore>();
        Assert.Equal(
            [Views.Closed, Views.Unjudged],
            (await views.FindAsync(Views.Drill, ["D-900", "D-901"], Cancel)).OrderBy(row => row.Id).Select(row => row.Status)
        );
        Drill old = (await world.Server.Services.GetRequiredService<DrillReader>().StreamAsync(new(900), Cancel)).Drill;
        Assert.Equal("vera", Assert.Single(await boards.OfAsync(old, Cancel)).Person.Value);
        Assert.Empty(await boards.OfAsync(old with { ScenarioHash = "new" }, Cancel));
        Assert.Empty(await boards.OfAsync(old with { Seed = 6 }, Cancel));
        Assert.Empty(await boards.OfAsync(old with { Difficulty = "veteran" }, Cancel));
        await world.Server.Services.GetRequiredService<OnBoards>().SwitchAsync(null, new("vera"), isOn: false);
    }

    [Fact]
    public async Task The_switch_of_the_account_page_is_in_the_api_too_for_the_person_of_the_key_alone()
    {
        const string Own = "/api/v1/drill-boards/me";
        OnBoards seen = world.Server.Services.GetRequiredService<OnBoards>();
        using HttpClient ben = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Api, "ben"));
        using HttpClient nobody = world.Server.Client(await world.Server.KeyAsync(ApiKeyScope.Api));
        Assert.False((await ben.GetFromJsonAsync<JsonElement>(Own, Cancel)).GetProperty("seen").GetBoolean());

        HttpResponseMessage on = await ben.PutAsJsonAsync(Own, new { seen = true }, Cancel);

        Assert.True((await on.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("seen").GetBoolean());
        Assert.Equal(["ben"], (await seen.AllAsync(Cancel)).Select(person => person.Value));
        Assert.Equal(HttpStatusCode.Conflict, (await nobody.PutAsJsonAsync(Own, new { seen = true }, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await nobody.GetAsync(Own, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await ben.PutAsJsonAsync(Own, new { }, Cancel)).StatusCode);
        Assert.Equal(["ben"], (await seen.AllAsync(Cancel)).Select(person => person.Value));
        (await ben.PutAsJsonAsync(Own, new { seen = false }, Cancel)).EnsureSuccessStatusCode();
        Assert.Empty(await seen.AllAsync(Cancel));
    }

    /// <summary>Both declared something in it; it is over and judged. Answers its path.</summary>
    private async Task<string> PlayedAsync(Drivers.Browser ana, Drivers.Browser ben, string seed)
    {
        IHtmlDocument page = await ana.DoneAsync(await ana.ReadAsync("/drills"), "start-thundering-herd", ("seed", seed), ("speed", "20"));
        string path = page.QuerySelector("#live")!.GetAttribute("data-fragment")![..^"/live".Length];
        world.Pass(10);
        await ana.DoneAsync(await ana.ReadAsync(path), "act-declare", ("arg-severity", "1"));
        await ben.DoneAsync(await ben.ReadAsync(path), "act-ask", ("target", "database"));
        await ana.DoneAsync(await ana.ReadAsync(path), "end");
        await world.Server.Services.GetRequiredService<DrillJudge>().TurnAsync(Cancel);
        return path;
    }
}
