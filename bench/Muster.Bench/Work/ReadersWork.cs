// How many readers of the status page are answered in a second, beside nginx that sends the same bytes from a file.
using System.Net.Http.Headers;
using Muster.Bench.Load;
using Muster.Bench.Servers;
using Muster.Bench.Telling;
using Muster.Core.StatusPage;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Peers;

namespace Muster.Bench.Work;

/// <summary>
/// Two thousand readers keep their connections. The page is that of an outage, compressed with Brotli; whoever has it asks again with its tag and hears 304. Any other
/// answer breaks the work.
/// </summary>
public static class ReadersWork
{
    private const string Path = "/status/en";
    private const string Name = "readers";
    private static readonly TimeSpan PublishedMax = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(BenchRun bench)
    {
        ArgumentNullException.ThrowIfNull(bench);
        await using MusterUnderMeasure muster = bench.Template!.Copy();
        await MusterData.WriteAsync(
            muster.Data,
            new Commit { Views = [.. new BulletinProjection().Project(default, Outage(bench.Now), bench.Now)] }
        );
        await Start.RunAsync(muster);
        Page page = await PageAsync(muster);
        await using NginxUnderMeasure nginx = await NginxUnderMeasure.PrepareAsync(Path, page.Brotli);
        await Start.RunAsync(nginx);
        Page same = await PageAsync(nginx);
        if (!page.Brotli.AsSpan().SequenceEqual(same.Brotli))
        {
            throw new InvalidOperationException("nginx does not send what Muster sends.");
        }

        await MeasureAsync(bench, Side.Muster, muster, page);
        await MeasureAsync(bench, Side.Peer, nginx, same);
    }

    private static async Task MeasureAsync(BenchRun bench, Side side, IServer server, Page page)
    {
        foreach (
            (string what, string header, int expected) in new[]
            {
                ($"{Name}, the page (Brotli)", "", 200),
                ($"{Name}, who have it (304)", $"If-None-Match: {page.Tag}\r\n", 304),
            }
        )
        {
            string request =
                $"GET {Path} HTTP/1.1\r\nHost: 127.0.0.1:{server.Door.Port}\r\nAccept-Encoding: gzip, deflate, br\r\n{header}\r\n";
            int readers = bench.Options.IsQuick ? 128 : 2_048;
            await Crowd.RunAsync(request, server.Door.Port, server.Process, expected, readers, bench.WarmUp / 2);
            LoadResult result = await Crowd.RunAsync(request, server.Door.Port, server.Process, expected, readers, bench.StormMax);
            await bench.Notes.WriteLineAsync(
                $"{server.Name}: {what}: {result.Rate:0} requests/s over {readers} connections, {page.Brotli.Length} bytes; the generator took {result.GeneratorShare:P0} of the processors"
            );
            if (result.Refused > 0)
            {
                throw new InvalidOperationException(
                    $"{server.Name} gave {result.Refused} of {result.Accepted + result.Refused} readers another answer than {expected}."
                );
            }

            bench.Figures.Note(side, what, "requests/s", result.Rate, isMoreBetter: true);
            bench.Figures.Note(side, $"{what}: answer p50", "ms", Percentiles.Of(result.Latencies, 0.5) ?? 0);
            bench.Figures.Note(side, $"{what}: answer p99", "ms", Percentiles.Of(result.Latencies, 0.99) ?? 0);
        }
    }

    /// <summary>The page as a browser gets it; waits until it is published.</summary>
    private static async Task<Page> PageAsync(IServer server)
    {
        using HttpClient reader = new() { BaseAddress = new Uri($"http://127.0.0.1:{server.Door.Port}") };
        return await Until.AsyncOf(
            $"{server.Name} has the page",
            PublishedMax,
            async () =>
            {
                using HttpRequestMessage ask = new(HttpMethod.Get, Path);
                ask.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
                using HttpResponseMessage answer = await reader.SendAsync(ask);
                return answer.IsSuccessStatusCode && answer.Content.Headers.ContentEncoding.Contains("br")
                    ? new Page(await answer.Content.ReadAsByteArrayAsync(), answer.Headers.ETag!.ToString())
                    : null;
            }
        );
    }

    /// <summary>It names no component: while one is down the page is made anew each minute, and its tag with it.</summary>
    private static Bulletin Outage(DateTimeOffset now) =>
        new()
        {
            Exists = true,
            Id = new(1),
            Kind = BulletinKind.Incident,
            Title = "Films stop after a few seconds",
            Impact = BulletinImpact.Major,
            StartedAt = now,
            OpenedAt = now,
            ChangedAt = now,
            Updates =
            [
                new(
                    "bench",
                    BulletinStatus.Investigating,
                    "Films and series stop after a few seconds on all devices. Signing in and paying work. We are looking into it.",
                    now.AddHours(1),
                    [],
                    Corrects: null,
                    now
                ),
            ],
        };

    private sealed record Page(byte[] Brotli, string Tag);
}
