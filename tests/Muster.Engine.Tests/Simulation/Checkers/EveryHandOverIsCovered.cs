// Around each instant at which who is on call changes the calendar says who it is, and a page that begins there finds somebody at once.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.OnCall;
using Muster.Core.Paging;

namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class EveryHandOverIsCovered : IChecker
{
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(1);

    /// <summary>The turn of a loop; a step that finds nobody passes on at once.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause after failed turns: what a disturbance that is over may still delay.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(6);

    public IEnumerable<string> Breaches(History history)
    {
        Organisation organisation = SimulatedOrganisation.Of(Traits.Of(history.Seed));
        Duty duty = new(organisation, history.Events);
        Schedule schedule = Duty.Latest(history.Events).Over(organisation).Schedules["playback"];
        DateTimeOffset[] edges = [.. duty.Edges()];
        foreach (DateTimeOffset at in edges.SelectMany(edge => new[] { edge - Around, edge.AddTicks(-1), edge, edge + Around }).Distinct())
        {
            PersonId? asked = OnCallCalendar.Who(schedule, at).Select(one => (PersonId?)one.Person).SingleOrDefault();
            if (asked != duty.At(at))
            {
                yield return $"At {at:HH:mm:ss.fffffff} the calendar says {Name(asked)}, and {Name(duty.At(at))} is on call.";
            }
        }

        foreach (
            (Page page, var events) in history
                .Pages()
                .Where(one => edges.Any(edge => (one.Page.StartedAt!.Value - edge).Duration() <= Slack))
        )
        {
            DateTimeOffset started = page.StartedAt!.Value;
            bool finds = events.Any(happened =>
                happened is PageEvent.StepNotified or PageEvent.StepPostponed && happened.At <= started + Slack
            );
            bool isOver = events.Any(happened =>
                happened is PageEvent.Acknowledged or PageEvent.Resolved && happened.At <= started + Slack
            );
            if (!finds && !isOver && !history.WasDisturbed(started - Recovery, started + Slack))
            {
                yield return $"{page.Id} began at {started:HH:mm:ss.fff}, just as who is on call changed, and nobody was told.";
            }
        }
    }

    private static string Name(PersonId? person) => person?.Value ?? "nobody";
}
