// Whether a thousand open consoles all hear of a change, and what each costs the server in memory.
using System.Diagnostics;
using Muster.Chaos.Tests.Driving;
using Muster.Oracle.Driving;

namespace Muster.Chaos.Tests.Streams;

public sealed class LiveStreamLoadTests
{
    private const int Clients = 1_000;
    private const int WarmUp = 100;

    /// <summary>The goal is 40; the bound leaves room for what the collector has not given back yet.</summary>
    private const double KilobytesMax = 100;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_thousand_consoles_hear_of_a_change_and_weigh_little()
    {
        await using Station station = await Station.BuildAsync("name: Chaos");
        await station.Muster.StartAsync();
        using HttpClient reader = station.ClientOf(await station.Muster.MustRunAsync(null, "key", "create", "reader", "--scope", "api"));
        List<StreamReader> streams = [];
        try
        {
            await OpenAsync(reader, streams, WarmUp);
            await HearAsync(station, streams, "warm");
            long before = station.Muster.Process!.MemoryBytes;
            await OpenAsync(reader, streams, Clients);
            long open = station.Muster.Process.MemoryBytes;

            Stopwatch watch = Stopwatch.StartNew();
            await HearAsync(station, streams, "hot");

            long after = station.Muster.Process.MemoryBytes;
            double each = (after - before) / 1024.0 / Clients;
            Figures.Say(
                $"{Clients} more streams: {each:0.0} KB each ({(open - before) / 1024.0 / Clients:0.0} before the first change); all heard a change in {watch.ElapsedMilliseconds} ms"
            );
            Assert.True(each < KilobytesMax, $"A stream costs {each:0.0} KB of the server's memory.");
        }
        finally
        {
            streams.ForEach(stream => stream.Dispose());
        }
    }

    /// <summary>Opens more streams and reads the hello of each.</summary>
    private static async Task OpenAsync(HttpClient reader, List<StreamReader> streams, int more)
    {
        foreach (int[] batch in Enumerable.Range(0, more).Chunk(50))
        {
            streams.AddRange(await Task.WhenAll(batch.Select(_ => OpenAsync(reader))));
        }
    }

    private static async Task<StreamReader> OpenAsync(HttpClient reader)
    {
        Stream body = await reader.GetStreamAsync(new Uri("/live?t=alerts,counts,me", UriKind.Relative));
        StreamReader lines = new(body);
        Assert.StartsWith("{\"revs\":", await DataOfAsync(lines, "hello"), StringComparison.Ordinal);
        return lines;
    }

    /// <summary>An alert fires; every stream says that the alerts changed.</summary>
    private static async Task HearAsync(Station station, List<StreamReader> streams, string alertname)
    {
        Task<string[]> heard = Task.WhenAll(streams.Select(stream => DataOfAsync(stream, "changed")));
        await station.PostAsync(("alertname", alertname), ("severity", "warning"));
        foreach (string change in await heard.WaitAsync(Longest, TestContext.Current.CancellationToken))
        {
            Assert.Matches("\"topic\":\"(alerts|counts)\"", change);
        }
    }

    /// <summary>Reads on to the next event of a kind; answers its data.</summary>
    private static async Task<string> DataOfAsync(StreamReader lines, string kind)
    {
        bool found = false;
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Longest) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                found = line == "event: " + kind;
            }
            else if (found && line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return line["data: ".Length..];
            }
        }

        throw new EndOfStreamException($"The stream ended before it said {kind}.");
    }
}
