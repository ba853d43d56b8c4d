// Tells its watchers that this node is well, for as long as it is: their alarm rings when it falls silent.
using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Muster.Engine.Pager;

namespace Muster.Server.Watching;

/// <summary>Silent while a loop of the engine does not come round: whoever listens then hears what /healthz would say. A watcher that cannot be told is a warning of /healthz.</summary>
public sealed partial class OutboundHeartbeat : BackgroundService
{
    private static readonly TimeSpan AnswerMax = TimeSpan.FromSeconds(10);

    private readonly Watchers _watchers;
    private readonly EngineHealth _health;
    private readonly TimeProvider _clock;
    private readonly ILogger<OutboundHeartbeat> _logger;
    private readonly HttpClient _http = new() { Timeout = AnswerMax };
    private readonly ConcurrentDictionary<Uri, Trouble> _failing = new();

    public OutboundHeartbeat(
        Watchers watchers,
        EngineHealth health,
        Troubles troubles,
        TimeProvider clock,
        ILogger<OutboundHeartbeat> logger
    )
    {
        ArgumentNullException.ThrowIfNull(troubles);
        (_watchers, _health, _clock, _logger) = (watchers, health, clock, logger);
        troubles.Watch(() => _failing.Values);
    }

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (_health.Report().IsHealthy)
            {
                await Task.WhenAll(_watchers.Urls.Select(url => TellAsync(url, stoppingToken)));
            }

            await Task.Delay(_watchers.Every, _clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TellAsync(Uri url, CancellationToken stop)
    {
        try
        {
            using HttpResponseMessage answer = await _http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, stop);
            if (answer.IsSuccessStatusCode)
            {
                _failing.TryRemove(url, out _);
            }
            else
            {
                Failed(url, $"it answered {(int)answer.StatusCode}");
            }
        }
        catch (HttpRequestException broken)
        {
            Failed(url, broken.Message);
        }
        catch (OperationCanceledException)
        {
            if (!stop.IsCancellationRequested)
            {
                Failed(url, $"it did not answer within {AnswerMax.TotalSeconds:0} s");
            }
        }
    }

    private void Failed(Uri url, string why)
    {
        bool isNew = !_failing.ContainsKey(url);
        _failing.AddOrUpdate(url, _ => Untold(url, _clock.GetUtcNow(), why), (_, before) => Untold(url, before.Since, why));
        if (isNew)
        {
            Log.NotTold(_logger, url.Host, why);
        }
    }

    private static Trouble Untold(Uri url, DateTimeOffset since, string why) =>
        new(
            $"The watcher at {url.Host} cannot be told that Muster is well",
            since,
            "It may raise an alarm of its own; look at MUSTER_WATCHERS and at the way there.",
            $"The last try failed: {why}"
        )
        {
            IsWarning = true,
        };

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Warning,
            Message = "The watcher at {Host} could not be told that Muster is well: {Why}. It is told again."
        )]
        public static partial void NotTold(ILogger logger, string host, string why);
    }
}
