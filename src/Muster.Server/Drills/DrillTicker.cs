// Tells the pages of drills that their clock has moved on, once a second, while somebody looks.
using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Muster.Core.Drills;
using Muster.Core.Kernel;
using Muster.Server.Web.Live;

namespace Muster.Server.Drills;

/// <summary>
/// Asks no database: a page that is fetched says that somebody looks, and is fetched again at the next tick. The director says it on every node, because the page may be
/// fetched from one and hear from another.
/// </summary>
public sealed class DrillTicker(LiveHub hub, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>A tab that is hidden asks nothing for a while; then its drill is told of no more until it asks again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly ConcurrentDictionary<DrillId, (Drill Drill, DateTimeOffset AskedAt)> _watched = new();

    /// <summary>The topic of a drill's clock.</summary>
    public static string TopicOf(DrillId id) => $"drill_clock:{id}";

    /// <summary>Somebody looks at a drill that is so.</summary>
    public void Watch(Drill drill)
    {
        ArgumentNullException.ThrowIfNull(drill);
        _watched[drill.Id] = (drill, clock.GetUtcNow());
    }

    /// <summary>Tells of every clock that goes.</summary>
    public void Tick()
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach ((DrillId id, (Drill drill, DateTimeOffset askedAt)) in _watched)
        {
            // The revision grows from node to node and over a restart alike. The last tick comes after the end, so that the page shows it.
            hub.Publish(new(TopicOf(id), now.ToUnixTimeSeconds()));
            if (!DrillClock.IsRunning(drill, now) || now - askedAt > Patience)
            {
                _watched.TryRemove(id, out _);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Beat, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Tick();
        }
    }
}
