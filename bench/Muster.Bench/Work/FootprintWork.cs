// What a server holds in memory and how fast it is there again: idle, with many active alerts, and after kill -9.
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Muster.Bench.Load;
using Muster.Bench.Servers;
using Muster.Bench.Telling;

namespace Muster.Bench.Work;

public static class FootprintWork
{
    private const int Batch = 500;
    private static readonly TimeSpan FillMax = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <summary>Until the database has followed and both have given back what only the start or the storm needed; the list itself takes memory, and comes after.</summary>
    private static readonly TimeSpan Following = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan ListedMax = TimeSpan.FromSeconds(60);

    public static async Task RunAsync(BenchRun bench)
    {
        ArgumentNullException.ThrowIfNull(bench);
        foreach (Side side in BenchRun.Sides)
        {
            await using IServer server = await bench.PrepareAsync(side);
            TimeSpan start = await Start.RunAsync(server);
            await Task.Delay(bench.Options.IsQuick ? Settling : Following);
            long idle = server.Process.MemoryBytes;
            StormPlan plan = new(Batch, Storm.SetsMax, bench.DistinctSets, FillMax, bench.Options.ConnectionsFor(Batch));
            LoadResult filled = await Storm.RunAsync(plan, server.Door, server.Process, bench.Now);
            await Task.Delay(bench.Options.IsQuick ? Settling : Following);
            long full = server.Process.MemoryBytes;
            long before = await SettledAsync(server, filled.Accepted);
            await bench.Notes.WriteLineAsync(
                $"{server.Name}: {filled.Accepted} alerts taken, {before} active; {idle / 1e6:0} MB idle, {full / 1e6:0} MB then; start {start.TotalMilliseconds:0} ms"
            );
            if (bench.Options.Only.Contains("memory"))
            {
                bench.Figures.Note(side, "memory, idle", "MB", idle / 1e6);
                bench.Figures.Note(
                    side,
                    $"memory, an active alert of {bench.DistinctSets}",
                    "bytes",
                    (double)(full - idle) / filled.Accepted
                );
                bench.Figures.Note(side, "memory, start to first 200", "ms", start.TotalMilliseconds);
            }

            if (bench.Options.Only.Contains("restart"))
            {
                await RestartAsync(bench, side, server, before);
            }
        }
    }

    private static async Task RestartAsync(BenchRun bench, Side side, IServer server, long before)
    {
        await server.Process.DisposeAsync();
        TimeSpan ready = await Start.RunAsync(server);
        long known = await KnownAsync(server);
        bench.Figures.Note(side, $"restart, ready after kill -9 with {bench.DistinctSets} active alerts", "ms", ready.TotalMilliseconds);
        bench.Figures.Note(side, "restart, active alerts known before", "alerts", before);
        bench.Figures.Note(side, "restart, active alerts known after", "alerts", known);
        await bench.Notes.WriteLineAsync($"{server.Name}: ready {ready.TotalMilliseconds:0} ms after kill -9, knows {known} of {before}");
    }

    /// <summary>How many it lists once it lists all that were taken, or after a while: lists follow what is promised.</summary>
    private static async Task<long> SettledAsync(IServer server, long taken)
    {
        long start = Stopwatch.GetTimestamp();
        long known = await KnownAsync(server);
        while (known < taken && Stopwatch.GetElapsedTime(start) < ListedMax)
        {
            await Task.Delay(Settling);
            known = await KnownAsync(server);
        }

        return known;
    }

    /// <summary>How many active alerts it lists.</summary>
    private static async Task<long> KnownAsync(IServer server)
    {
        using HttpClient http = new() { Timeout = TimeSpan.FromMinutes(1) };
        if (server.Door.Key is { } key)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        byte[] list = await http.GetByteArrayAsync(new Uri($"http://127.0.0.1:{server.Door.Port}/api/v2/alerts"));
        byte[] mark = Encoding.ASCII.GetBytes("\"fingerprint\"");
        long count = 0;
        for (int at = list.AsSpan().IndexOf(mark), from = 0; at >= 0; at = list.AsSpan(from).IndexOf(mark))
        {
            from += at + mark.Length;
            count++;
        }

        return count;
    }
}
