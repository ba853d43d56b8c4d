// Every group that should page has a page, every step of a page came when it was due, and every message of a step left or failed on the record.
using Muster.Core.Alerts;
using Muster.Core.Paging;
using Muster.Engine.Projections;

namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class NoDuePageLost : IChecker
{
    /// <summary>The turn of a loop and the way of a message.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause after failed turns: what a disturbance that is over may still delay.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(6);

    /// <summary>How often what is muted is looked at, at the latest, and the slack.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(12);

    /// <summary>So long a message may be under way, by what its provider answers.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromMinutes(2);

    public IEnumerable<string> Breaches(History history)
    {
        foreach (
            AlertGroup group in history.Groups.Where(group =>
                group is { ClosedAt: null, Page: null } && group.Severity < Core.Kernel.Severity.Sev3 && !MayWait(history, group)
            )
        )
        {
            yield return $"The group {group.Id} ({group.Title}) fires and nobody was paged: {group.Held}";
        }

        foreach ((Page page, var events) in history.Pages())
        {
            foreach (string breach in LateSteps(history, page, events).Concat(Unsettled(history, page)))
            {
                yield return breach;
            }
        }

        int open = history
            .Pages()
            .Where(one => one.Page.Status is PageStatus.Active or PageStatus.Exhausted)
            .Sum(one =>
                one.Page.Deliveries.Count(delivery =>
                    delivery.State is DeliveryState.Pending or DeliveryState.InDigest or DeliveryState.Retrying
                )
            );
        // Where people swap, notices of it wait for the morning beside the messages of pages.
        if (history.Waiting > open && !Traits.Of(history.Seed).HandsOver)
        {
            yield return $"{history.Waiting} messages wait, and only {open} deliveries are open.";
        }
    }

    /// <summary>What flaps is held for some minutes, but never SEV-1; what is hidden as long as what hides it fires, and a moment longer.</summary>
    private static bool MayWait(History history, AlertGroup group) => IsHidden(history, group) || IsFlapping(history, group);

    private static bool IsHidden(History history, AlertGroup group) =>
        Traits.Of(history.Seed).Inhibits
        && group.Labels["alertname"] == "Alert1"
        && history.Groups.Any(other =>
            other.Labels["alertname"] == "Alert0" && (other.ClosedAt is null || other.ClosedAt > history.Ended - LookAgain)
        );

    private static bool IsFlapping(History history, AlertGroup group) =>
        HeldReasons.IsFlapping(group)
        && group.Severity != Core.Kernel.Severity.Sev1
        && history.Ended < group.OpenedAt + FlappingDefaults.Steady + Slack;

    private static IEnumerable<string> LateSteps(History history, Page page, IReadOnlyList<PageEvent> events)
    {
        Page state = Page.Initial;
        foreach (PageEvent happened in events)
        {
            if (
                state.Due is { } due
                && happened is PageEvent.StepNotified or PageEvent.StepSkipped or PageEvent.Exhausted
                && happened.At > due.At + Slack
                && !history.WasDisturbed(due.At - Recovery, happened.At)
            )
            {
                yield return $"Step {due.Step} of round {due.Round} of {page.Id} was due at {due.At:HH:mm:ss.fff} and came at {happened.At:HH:mm:ss.fff}, with nothing disturbed.";
            }

            state = Page.Evolve(state, happened);
        }

        if (state.Due is { } open && open.At + Slack < history.Ended)
        {
            yield return $"Step {open.Step} of round {open.Round} of {page.Id} was due at {open.At:HH:mm:ss} and never came.";
        }
    }

    private static IEnumerable<string> Unsettled(History history, Page page) =>
        page.Status is PageStatus.Acknowledged or PageStatus.Resolved
            ? []
            : page
                .Deliveries.Where(delivery => delivery.State is DeliveryState.Pending or DeliveryState.Retrying)
                .Where(delivery =>
                    delivery.LastAt + (history.IsAtRest ? TimeSpan.Zero : Latest) < history.Ended
                    && !page.HasDeclined(delivery.Planned.Person, delivery.Round)
                )
                .Where(delivery => !page.WentQuiet.Any(answer => answer.At >= delivery.PlannedAt))
                .Select(delivery => $"The message {delivery.Planned.Key} was planned and neither left nor failed: {delivery.State}.");
}
