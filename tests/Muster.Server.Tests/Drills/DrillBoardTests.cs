// The boards of drills: only those who opted in, their best alone, ties by time, and a changed scenario is another board.
using System.Collections.Immutable;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Drills;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Drills;

public sealed class DrillBoardTests(DrillWorld world) : IClassFixture<DrillWorld>
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void One_line_a_person_their_best_and_ties_by_time()
    {
        DrillRow[] drills =
        [
            Row(1, 80, resolved: 900, "ana"),
            Row(2, 90, resolved: null, "ana", "ben"),
            Row(3, 90, resolved: 700, "cleo"),
            Row(4, 90, resolved: 700, "dora"),
            Row(5, 90, resolved: 800, "emil"),
            Row(6, 99, resolved: 100, "fay"),
        ];
        ImmutableArray<BoardLine> board = Board.Rank(drills, Seen("ana", "cleo", "dora", "emil"));
        Assert.Equal(
            [(1, "cleo", 3), (2, "dora", 4), (3, "emil", 5), (4, "ana", 2)],
            board.Select(line => (line.Place, line.Person.Value, line.Drill.Number))
        );
        Assert.Empty(Board.Rank(drills, Seen()));
        Assert.Empty(Board.Rank([Row(7, 1, null, "ana") with { Score = null }], Seen("ana")));
    }

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
        Assert.Null((await views.FindAsync(Views.Drill, "D-901", Cancel))!.Row<DrillRow>().Score);
        Drill old = (await world.Server.Services.GetRequiredService<DrillReader>().StreamAsync(new(900), Cancel)).Drill;
        Assert.Equal("vera", Assert.Single(await boards.OfAsync(old, Cancel)).Person.Value);
        Assert.Empty(await boards.OfAsync(old with { ScenarioHash = "new" }, Cancel));
        Assert.Empty(await boards.OfAsync(old with { Seed = 6 }, Cancel));
        Assert.Empty(await boards.OfAsync(old with { Difficulty = "veteran" }, Cancel));
        await world.Server.Services.GetRequiredService<OnBoards>().SwitchAsync(null, new("vera"), isOn: false);
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

    private static HashSet<PersonId> Seen(params string[] people) => [.. people.Select(person => new PersonId(person))];

    private static DrillRow Row(int number, double points, int? resolved, params string[] players) =>
        new(
            new(number),
            "herd",
            1,
            "newcomer",
            600,
            1,
            Actor.Person(players[0]),
            Start,
            Incident: null,
            OverAt: null,
            Start.AddMinutes(number),
            DrillEnding.Stopped
        )
        {
            Players = [.. players.Select(player => new PersonId(player))],
            Score = new(points, resolved),
        };
}
