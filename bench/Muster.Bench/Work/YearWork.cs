// How long the pages of the console take, and how much they weigh, in a demo that has a year of 2,000 incidents behind it.
using System.Diagnostics;
using System.Net.Http.Headers;
using Muster.Bench.Telling;
using Muster.Peers;

namespace Muster.Bench.Work;

/// <summary>The peer is the same demo without its year: what is flat as history grows has a ratio of 1.</summary>
public static class YearWork
{
    /// <summary>What any list page may take, and what the incident page may weigh.</summary>
    private const double BudgetMilliseconds = 200;
    private const int BudgetBytes = 30_000;

    private static readonly TimeSpan ToldMax = TimeSpan.FromMinutes(3);

    private static readonly string[] Pages =
    [
        "/",
        "/incidents",
        "/incidents?status=all",
        "/incidents?status=reviewed&q=checkout",
        "/alerts",
        "/alerts?status=closed",
        "/reviews",
        "/reviews?status=closed",
        "/services",
        "/drills",
        "/on-call",
        "/measures",
        "/measures?period=365d&by=month",
        "/measures?period=365d&by=service&drills=true",
        "/measures/incidents?period=365d&measure=mttr",
        "/measures/alerts",
        "/measures/alerts?period=365d",
        "/bin",
        "/status-page",
    ];

    public static async Task RunAsync(BenchRun bench)
    {
        ArgumentNullException.ThrowIfNull(bench);
        string[] year = bench.Options.IsQuick ? ["--year", "40"] : ["--year"];
        await MeasureAsync(bench, Side.Muster, "with its year", year);
        await MeasureAsync(bench, Side.Peer, "without", []);
    }

    private static async Task MeasureAsync(BenchRun bench, Side side, string name, string[] year)
    {
        await using MusterServer muster = MusterServer.Prepare(
            new Dictionary<string, string>(StringComparer.Ordinal) { ["MUSTER_LOG_LEVEL"] = "warning" }
        );
        long before = Stopwatch.GetTimestamp();
        PeerProcess process = muster.Launch(["--demo", .. year]);
        using HttpClient reader = new() { BaseAddress = muster.Url };
        await process.ReadyAsync(
            "the demo answers",
            ToldMax,
            async () => (await reader.GetAsync(new Uri("/readyz", UriKind.Relative))).IsSuccessStatusCode
        );
        await bench.Notes.WriteLineAsync($"year: the demo {name} was told in {Stopwatch.GetElapsedTime(before).TotalSeconds:0} s");
        string key = await muster.MustRunAsync(null, "key", "create", "bench", "--scope", "api", "--as", "ana");
        reader.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        reader.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        foreach (string page in Pages)
        {
            await PageAsync(bench, side, reader, page);
        }
    }

    private static async Task PageAsync(BenchRun bench, Side side, HttpClient reader, string page)
    {
        (int warm, int times) = bench.Options.IsQuick ? (2, 5) : (20, 200);
        List<TimeSpan> took = [];
        int bytes = 0;
        for (int time = -warm; time < times; time++)
        {
            long before = Stopwatch.GetTimestamp();
            byte[] answer = await reader.GetByteArrayAsync(new Uri(page, UriKind.Relative));
            if (time >= 0)
            {
                took.Add(Stopwatch.GetElapsedTime(before));
                bytes = answer.Length;
            }
        }

        took.Sort();
        double p99 = Percentiles.Of(took, 0.99) ?? 0;
        bench.Figures.Note(side, $"year, {page}: p50", "ms", Percentiles.Of(took, 0.5) ?? 0);
        bench.Figures.Note(side, $"year, {page}: p99", "ms", p99);
        bench.Figures.Note(side, $"year, {page}", "bytes", bytes);
        if (!bench.Options.IsQuick && (p99 > BudgetMilliseconds || bytes > BudgetBytes))
        {
            await bench.Notes.WriteLineAsync($"year: {page} is OVER ITS BUDGET: {p99:0} ms, {bytes} bytes");
        }
    }
}
