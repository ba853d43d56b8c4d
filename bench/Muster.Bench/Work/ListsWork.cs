// How long each list takes with 1,000,000 alerts and 10,000 incidents behind it, pages and APIs alike.
using System.Diagnostics;
using System.Net.Http.Headers;
using Muster.Bench.Servers;
using Muster.Bench.Telling;
using Muster.Peers;

namespace Muster.Bench.Work;

/// <summary>The peer is the same server with the demo's few days alone. What is active costs whoever asks for all of it, so the lists of what is active come with and without a filter.</summary>
public static class ListsWork
{
    private const string Name = "lists";

    /// <summary>What any list may take; the whole of what is active is no page of a list.</summary>
    private const double BudgetMilliseconds = 200;

    private static readonly TimeSpan ToldMax = TimeSpan.FromMinutes(5);

    /// <summary>How long one list is asked for at most.</summary>
    private static readonly TimeSpan AskedMax = TimeSpan.FromSeconds(4);

    private const int AskedMin = 5;

    private static readonly string[] Lists =
    [
        "/",
        "/alerts",
        "/alerts?status=closed",
        "/alerts?status=all",
        "/alerts?status=all&q=slowanswers7",
        "/alerts?status=all&q=nowhere+to+be+found",
        "/incidents",
        "/incidents?status=all",
        "/incidents?status=all&q=checkout",
        "/incidents?status=all&q=nowhere+to+be+found",
        "/reviews?status=closed",
        "/actions",
        "/search?q=checkout",
        "/search?q=nowhere+to+be+found",
        "/silences",
        "/heartbeats",
        "/services",
        "/bin",
        "/api/v1/alerts",
        "/api/v1/alerts?status=resolved&limit=200",
        "/api/v1/alerts?status=all&limit=200",
        "/api/v1/groups",
        "/api/v1/groups?status=all&limit=200",
        "/api/v1/groups?status=all&q=nowhere",
        "/api/v1/incidents?status=all&limit=200",
        "/api/v1/incidents?status=all&q=nowhere",
        "/api/v1/pages?status=all&limit=200",
        "/api/v1/pages?status=all&q=nowhere",
        "/api/v1/reviews?status=all&limit=200",
        "/api/v1/actions?status=done",
        "/api/v1/changes",
        "/api/v1/silences",
        "/api/v1/bin",
        "/api/v2/alerts?filter=instance%3D%22player-999992%3A9100%22",
        "/api/v2/alerts?filter=alertname%3D%22SlowAnswers7%22",
        "/api/v2/alerts?filter=alertname%3D~%22Slow.*7%22&receiver=player",
        "/api/v2/alerts?filter=alertname%3D%22nowhere%22",
        "/api/v2/alerts/groups?filter=alertname%3D%22SlowAnswers7%22",
        "/api/v2/silences",
        "/v2/alerts?limit=100",
        "/v2/alerts?query=status%3Aopen",
        "/v2/alerts?query=status%3Aclosed",
        "/v2/alerts?query=status%3Aclosed+AND+message%3Anowhere",
        "/v2/alerts/count?query=status%3Aopen",
    ];

    /// <summary>All that is active in one answer: it grows with what is active, by whatever it weighs.</summary>
    private static readonly string[] Whole = ["/api/v2/alerts", "/api/v2/alerts/groups"];

    public static async Task RunAsync(BenchRun bench)
    {
        ArgumentNullException.ThrowIfNull(bench);
        (int incidents, int over, int firing) = bench.Options.IsQuick ? (40, 400, 100) : (10_000, 990_000, 10_000);
        await using PostgresServer? postgres = bench.Options.IsOnPostgres ? await PostgresServer.StartAsync() : null;
        await MeasureAsync(bench, Side.Muster, postgres, ["--year", $"{incidents}"], new AlertHistory(over, firing, bench.Now));
        await MeasureAsync(bench, Side.Peer, postgres, [], null);
    }

    private static async Task MeasureAsync(BenchRun bench, Side side, PostgresServer? postgres, string[] year, AlertHistory? alerts)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal) { ["MUSTER_LOG_LEVEL"] = "warning" };
        string? database = postgres is null ? null : await postgres.NewDatabaseAsync();
        if (database is not null)
        {
            settings["MUSTER_DATABASE"] = database;
        }

        await using MusterServer muster = MusterServer.Prepare(settings);
        await StartAsync(bench, muster, year);
        string key = await muster.MustRunAsync(null, "key", "create", "bench", "--scope", "api", "--as", "ana");
        if (alerts is not null)
        {
            await muster.Process!.StopAsync();
            await FillAsync(bench, muster.Data, database, alerts);
            await StartAsync(bench, muster, []);
        }

        using HttpClient reader = new() { BaseAddress = muster.Url };
        reader.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        reader.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        foreach (string list in Lists)
        {
            double p99 = await AskAsync(bench, side, reader, list);
            if (!bench.Options.IsQuick && p99 > BudgetMilliseconds)
            {
                await bench.Notes.WriteLineAsync($"{Name}: {list} is OVER ITS BUDGET: {p99:0} ms");
            }
        }

        foreach (string whole in Whole)
        {
            await AskAsync(bench, side, reader, whole);
        }
    }

    private static async Task StartAsync(BenchRun bench, MusterServer muster, string[] year)
    {
        long before = Stopwatch.GetTimestamp();
        PeerProcess process = muster.Launch(["--demo", .. year]);
        using HttpClient reader = new() { BaseAddress = muster.Url };
        await process.ReadyAsync(
            "the demo answers",
            ToldMax,
            async () => (await reader.GetAsync(new Uri("/readyz", UriKind.Relative))).IsSuccessStatusCode
        );
        await bench.Notes.WriteLineAsync($"{Name}: ready after {Stopwatch.GetElapsedTime(before).TotalSeconds:0.0} s");
    }

    private static async Task FillAsync(BenchRun bench, string data, string? database, AlertHistory alerts)
    {
        long before = Stopwatch.GetTimestamp();
        await using (var provider = MusterData.Open(data, database))
        {
            await alerts.WriteAsync(provider);
        }

        await bench.Notes.WriteLineAsync($"{Name}: alerts written in {Stopwatch.GetElapsedTime(before).TotalSeconds:0} s");
    }

    /// <summary>One reader, one question after the other; answers the ninety-ninth percentile in milliseconds.</summary>
    private static async Task<double> AskAsync(BenchRun bench, Side side, HttpClient reader, string list)
    {
        (int warm, int times) = bench.Options.IsQuick ? (1, 3) : (10, 200);
        List<TimeSpan> took = [];
        int bytes = 0;
        long began = Stopwatch.GetTimestamp();
        for (int time = -warm; time < times && (time < AskedMin || Stopwatch.GetElapsedTime(began) < AskedMax); time++)
        {
            long before = Stopwatch.GetTimestamp();
            byte[] answer = await AnswerAsync(reader, list);
            if (time >= 0)
            {
                took.Add(Stopwatch.GetElapsedTime(before));
                bytes = answer.Length;
            }
        }

        took.Sort();
        double p99 = Percentiles.Of(took, 0.99) ?? 0;
        bench.Figures.Note(side, $"{Name}, {list}: p50", "ms", Percentiles.Of(took, 0.5) ?? 0);
        bench.Figures.Note(side, $"{Name}, {list}: p99", "ms", p99);
        bench.Figures.Note(side, $"{Name}, {list}", "bytes", bytes);
        return p99;
    }

    private static async Task<byte[]> AnswerAsync(HttpClient reader, string list)
    {
        using HttpResponseMessage answer = await reader.GetAsync(new Uri(list, UriKind.Relative));
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsByteArrayAsync()
            : throw new InvalidOperationException($"{list} was answered {(int)answer.StatusCode}.");
    }
}
