// The jobs of a run: each pings its heartbeat in time, late, or no more, whatever else happens.
using Muster.Core.Heartbeats;
using Muster.Core.Kernel;
using Muster.Engine.Intake;

namespace Muster.Engine.Tests.Simulation;

public sealed partial class SimulatedRun
{
    /// <summary>After it has healed, a job that had stopped comes back as late as this: its silence has paged by then.</summary>
    private static readonly TimeSpan ComesBackAfter = TimeSpan.FromSeconds(100);

    private readonly List<Ping> _pings = [];
    private readonly HashSet<string> _stopped = [];

    /// <summary>What jobs do is no chance of the run: it is by chances of their own.</summary>
    private readonly Random _jobs;

    private void BeginJobs()
    {
        foreach (string heartbeat in SimulatedOrganisation.Of(_traits).Heartbeats.Keys)
        {
            PingIn(heartbeat, TimeSpan.FromSeconds(_jobs.Next(60)));
        }
    }

    private void PingIn(string heartbeat, TimeSpan wait) =>
        _world.Clock.CreateTimer(_ => Ping(heartbeat), null, wait, Timeout.InfiniteTimeSpan);

    private void Ping(string heartbeat)
    {
        _stopped.Remove(heartbeat);
        if (_live.Count > 0)
        {
            int at = _pings.Count;
            _pings.Add(new(heartbeat, _world.Now, KeptAt: null));
            Begin(
                _live[_jobs.Next(_live.Count)],
                async node =>
                {
                    (_, Rejection? why) = await node.Get<HeartbeatBook>().PingAsync(heartbeat, null, "cron");
                    Assert.Null(why);
                    _pings[at] = _pings[at] with { KeptAt = _world.Now };
                }
            );
        }

        // Once all is healed none stumbles any more, so that the run comes to rest.
        int what = _isHealed ? 7 : _jobs.Next(8);
        if (what == 0)
        {
            _stopped.Add(heartbeat);
        }
        else
        {
            PingIn(heartbeat, TimeSpan.FromSeconds(what == 1 ? _jobs.Next(70, 160) : _jobs.Next(10, 50)));
        }
    }

    private void ReviveJobs()
    {
        _isHealed = true;
        foreach (string heartbeat in _stopped.Where(_ => _jobs.Next(2) == 0))
        {
            PingIn(heartbeat, ComesBackAfter);
        }
    }

    /// <summary>Whether each job is heard, or its silence is known.</summary>
    private bool JobsAreKnown() =>
        _world.Heartbeats().All(heartbeat => !_stopped.Contains(heartbeat.Name) || heartbeat.Status == HeartbeatStatus.Missed);
}
