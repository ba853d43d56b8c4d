// Viewers who want film pages, whether the system can serve them or not.
using System.Diagnostics;
using System.Diagnostics.Metrics;
using StreamFlow.Hosting;

namespace StreamFlow.Load;

/// <summary>An open loop: who comes does not wait for those who came before. A seed makes the same viewers want the same films.</summary>
internal sealed class Viewers(LoadPlan plan, HttpClient gateway, IHostApplicationLifetime lifetime) : BackgroundService
{
    private const int AtOnceMax = 5_000;
    private const int People = 10_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Backoff = TimeSpan.FromMilliseconds(500);

    private static readonly Counter<long> Attempts = Part.Meter.CreateCounter<long>(
        "streamflow_load_attempts",
        description: "Requests by outcome: served, failed, late, shed"
    );

    private static readonly Counter<long> Wishes = Part.Meter.CreateCounter<long>(
        "streamflow_load_wishes",
        description: "Pages that viewers wanted, by outcome: served, shed, given_up (after the last try), unasked (too many at once)"
    );

    private readonly Random _choice = new(42);
    private int _atOnce;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using PeriodicTimer timer = new(Pause);
        long begun = 0;
        while (watch.Elapsed < plan.Length && await timer.WaitForNextTickAsync(stoppingToken))
        {
            for (long wanted = plan.WantedAfter(watch.Elapsed); begun < wanted; begun++)
            {
                _ = WantAsync(_choice.Next(People), _choice.Next(plan.Films) + 1, _choice.NextDouble(), stoppingToken);
            }
        }

        lifetime.StopApplication();
    }

    private async Task WantAsync(int viewer, int film, double jitter, CancellationToken stopping)
    {
        if (Interlocked.Increment(ref _atOnce) > AtOnceMax)
        {
            Wishes.One("unasked");
        }
        else
        {
            Wishes.One(await TryAsync(viewer, film, jitter, stopping));
        }

        Interlocked.Decrement(ref _atOnce);
    }

    private async Task<string> TryAsync(int viewer, int film, double jitter, CancellationToken stopping)
    {
        for (int attempt = 0; ; attempt++)
        {
            string outcome = await AskAsync(viewer, film, stopping);
            Attempts.One(outcome);
            if (outcome is "served" or "shed")
            {
                return outcome;
            }

            if (attempt == plan.Retries || stopping.IsCancellationRequested)
            {
                return "given_up";
            }

            await Task.Delay(Backoff * (1 + attempt + jitter), CancellationToken.None);
        }
    }

    private async Task<string> AskAsync(int viewer, int film, CancellationToken stopping)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, $"/films/{film}");
        request.Headers.Add("X-Viewer", $"{viewer}");
        request.Headers.Add("X-Viewer-Class", viewer % 10 < 3 ? "guest" : "member");
        try
        {
            using HttpResponseMessage answer = await gateway.SendAsync(request, stopping);
            return answer.IsSuccessStatusCode ? "served"
                : answer.Headers.RetryAfter is not null ? "shed"
                : "failed";
        }
        catch (TaskCanceledException)
        {
            return "late";
        }
        catch (HttpRequestException)
        {
            return "failed";
        }
    }
}
