// A job that is not heard for its time and its grace pages within moments, one that is heard never does, and hearing it again ends the alert: by what was sent, apart from the heartbeats themselves.
using Muster.Core.Alerts;
using Muster.Core.Heartbeats;
using Muster.Engine.Projections;

namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class SilentHeartbeatsPage : IChecker
{
    /// <summary>The turn of the timers, of the router, and the commit of a page.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(3);

    /// <summary>The longest pause after failed turns: what a disturbance that is over may still delay.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(6);

    /// <summary>A ping and the verdict that come in one moment may be taken in either order.</summary>
    private static readonly TimeSpan Race = TimeSpan.FromSeconds(1);

    /// <summary>So long after the last node began to die it may still have judged.</summary>
    private static readonly TimeSpan DiesWithin = TimeSpan.FromSeconds(10);

    public IEnumerable<string> Breaches(History history) =>
        SimulatedOrganisation
            .Of(Traits.Of(history.Seed))
            .Heartbeats.Values.SelectMany(heartbeat =>
            {
                AlertGroup[] groups = [.. history.Groups.Where(group => group.Labels["heartbeat"] == heartbeat.Name)];
                Ping[] pings = [.. history.Pings.Where(ping => ping.Heartbeat == heartbeat.Name)];
                return Unheard(history, heartbeat, pings, groups)
                    .Concat(TooEarly(history, heartbeat, pings, groups))
                    .Concat(NotOver(history, heartbeat, pings, groups));
            });

    /// <summary>Each silence that is long enough, and not Muster's own, has a page by then.</summary>
    private static IEnumerable<string> Unheard(History history, HeartbeatDefinition heartbeat, Ping[] pings, AlertGroup[] groups)
    {
        DateTimeOffset[] heard = [history.Began, .. pings.Select(ping => ping.KeptAt ?? ping.At)];
        DateTimeOffset[] next = [.. pings.Select(ping => ping.At), history.Ended];
        foreach ((DateTimeOffset from, DateTimeOffset to) in heard.Zip(next))
        {
            DateTimeOffset latest = Latest(history, from, heartbeat.Every + heartbeat.Grace);
            if (latest >= to)
            {
                continue;
            }

            AlertGroup? group = groups.FirstOrDefault(one => one.OpenedAt <= latest && (one.ClosedAt is null || one.ClosedAt >= to));
            if (group is null)
            {
                yield return $"{heartbeat.Name} was not heard from {from:HH:mm:ss.fff} to {to:HH:mm:ss.fff}, and no alert of it fired by {latest:HH:mm:ss.fff}.";
            }
            else if (!IsPaged(history, group, latest) && !HeldReasons.IsFlapping(group))
            {
                yield return $"{heartbeat.Name} was not heard from {from:HH:mm:ss.fff}, and {group.Id} had paged nobody by {latest:HH:mm:ss.fff}.";
            }
        }
    }

    /// <summary>When a silence has paged at the latest. Whatever was disturbed before that gives the job its time once more.</summary>
    private static DateTimeOffset Latest(History history, DateTimeOffset from, TimeSpan allowed)
    {
        DateTimeOffset latest = from + allowed + Slack;
        foreach (Disturbance one in history.Disturbances.Where(one => one.What != "provider hangs").OrderBy(one => one.From))
        {
            DateTimeOffset anew = one.To + Recovery + allowed + Slack;
            latest = one.From <= latest && anew > latest ? anew : latest;
        }

        // A node that was started lately cannot know whether others heard the job before, and gives it its time.
        foreach (DateTimeOffset joined in history.Joined.Where(joined => joined >= from).Order())
        {
            DateTimeOffset anew = joined + allowed + Slack;
            latest = joined <= latest && anew > latest ? anew : latest;
        }

        return latest;
    }

    private static bool IsPaged(History history, AlertGroup group, DateTimeOffset latest) =>
        history.Pages().Any(one => one.Page.Subject?.Group == group.Id && one.Page.StartedAt <= latest);

    /// <summary>No alert of one that was heard in time, nor of one that nobody could have heard.</summary>
    private static IEnumerable<string> TooEarly(History history, HeartbeatDefinition heartbeat, Ping[] pings, AlertGroup[] groups)
    {
        foreach (AlertGroup group in groups)
        {
            TimeSpan allowed = heartbeat.Every + heartbeat.Grace;
            DateTimeOffset earliest = Earliest(history, allowed, pings, group.OpenedAt - Race);

            // A node that hung, or died with the verdict on its lips, may have judged by what another has heard since.
            bool isExcused =
                history.IsTwice(group.OpenedAt)
                || (Traits.Of(history.Seed).IsShared && history.WasDisturbed(group.OpenedAt - Race, group.OpenedAt));
            if (group.OpenedAt < earliest && !isExcused && !Verdicts(history, group).Any(at => at >= Earliest(history, allowed, pings, at)))
            {
                yield return $"{group.Id} says at {group.OpenedAt:HH:mm:ss.fff} that {heartbeat.Name} is missed, and it had until {earliest:HH:mm:ss.fff}.";
            }
        }
    }

    /// <summary>When a group that was opened lately may have been judged: what the store did not take is written once it does, though the job was heard in between.</summary>
    private static IEnumerable<DateTimeOffset> Verdicts(History history, AlertGroup group) =>
        history
            .Disturbances.Where(one => one.What == "store" && one.From <= group.OpenedAt && group.OpenedAt <= one.To + Recovery)
            .Select(one => one.To < group.OpenedAt ? one.To : group.OpenedAt);

    /// <summary>Until when a job has time, by what was heard of it, and when somebody was there to hear it, up to an instant.</summary>
    private static DateTimeOffset Earliest(History history, TimeSpan allowed, Ping[] pings, DateTimeOffset until)
    {
        DateTimeOffset due = history.Began + allowed;
        IEnumerable<(DateTimeOffset At, DateTimeOffset? Dead)> all =
        [
            .. pings.Where(ping => ping.KeptAt < until).Select(ping => (ping.At, (DateTimeOffset?)null)),
            .. history.Gaps.Where(gap => gap.Started < until).Select(gap => (gap.Started, (DateTimeOffset?)gap.Dead)),
        ];
        foreach ((DateTimeOffset at, DateTimeOffset? dead) in all.OrderBy(one => one.At))
        {
            bool wasMissed = dead is { } from && due <= from + DiesWithin;
            due = wasMissed || due > at + allowed ? due : at + allowed;
        }

        return due;
    }

    /// <summary>A ping that was heard ends what was missed before it; in the end nothing fires that was heard since.</summary>
    private static IEnumerable<string> NotOver(History history, HeartbeatDefinition heartbeat, Ping[] pings, AlertGroup[] groups)
    {
        foreach (Ping ping in pings)
        {
            if (ping.KeptAt is not { } kept || kept + Slack >= history.Ended)
            {
                continue;
            }

            foreach (AlertGroup group in groups.Where(one => one.OpenedAt < ping.At && !(one.ClosedAt <= kept + Slack)))
            {
                if (group.ClosedAt is null || !history.WasDisturbed(kept - Recovery, kept + Slack))
                {
                    yield return $"{heartbeat.Name} was heard at {kept:HH:mm:ss.fff}, and {group.Id} was not over until {group.ClosedAt?.ToString("HH:mm:ss.fff") ?? "the end"}.";
                }
            }
        }
    }
}
