// Whatever wall clocks do, the record is dated by Muster's time as it was when it was written, and no message leaves before its time or long after it.
using Muster.Core.Paging;
using Muster.Engine.Ports;

namespace Muster.Engine.Tests.Simulation.Checkers;

/// <summary>
/// The world knows by itself what Muster's time must be: the store's where it has a clock, else the wall's when the node was started, on from the latest that is recorded. With the dates right, what
/// the other checkers say of steps holds by that time too.
/// </summary>
public sealed class JumpsMoveNothing : IChecker
{
    /// <summary>The turn of a loop, the answer of a provider and the way of a message.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <summary>The longest pause after failed turns: what a disturbance that is over may still delay.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(6);

    public IEnumerable<string> Breaches(History history) => Dates(history).Concat(Messages(history));

    private static IEnumerable<string> Dates(History history)
    {
        int part = 0;
        foreach (StoredEvent stored in history.Events)
        {
            while (part < history.Written.Length && history.Written[part].Position < stored.Position)
            {
                part++;
            }

            DateTimeOffset written = part < history.Written.Length ? history.Written[part].At : history.Ended;
            // What a page's answer means to its incident is dated as the answer is.
            bool isLate =
                stored.Stream.Category == Page.Category
                && stored.At < written - Slack
                && !history.WasDisturbed(stored.At - Recovery, written);
            if (stored.At > written || isLate)
            {
                yield return $"{stored.Type} on {stored.Stream} is dated {stored.At:HH:mm:ss.fff}, and was written at {written:HH:mm:ss.fff}.";
            }
        }
    }

    private static IEnumerable<string> Messages(History history)
    {
        ILookup<string, Attempt> begun = history.Begun.ToLookup(attempt => attempt.Message.Key, StringComparer.Ordinal);
        foreach ((_, var events) in history.Pages())
        {
            foreach (PageEvent.StepNotified told in events.OfType<PageEvent.StepNotified>())
            {
                foreach (PlannedDelivery planned in told.Deliveries.Where(one => begun.Contains(one.Key)))
                {
                    DateTimeOffset due = planned.SendAt ?? told.At;
                    DateTimeOffset first = begun[planned.Key].First().At;
                    DateTimeOffset? hurried = events
                        .FirstOrDefault(one => one.At >= told.At && one.At <= first && Hurries(one, planned))
                        ?.At;
                    // Who is hurried may be claimed by then, and a claim whose reply is lost costs its lease.
                    DateTimeOffset claimable = hurried < due ? hurried.Value : due;
                    if ((first < due && hurried is null) || (first > due + Slack && !history.WasDisturbed(claimable - Recovery, first)))
                    {
                        yield return $"{planned.Key} was to leave at {due:HH:mm:ss.fff} and left at {first:HH:mm:ss.fff}.";
                    }
                }
            }
        }
    }

    /// <summary>Another message to the same person did not arrive, or the page became worse than what they sleep through.</summary>
    private static bool Hurries(PageEvent happened, PlannedDelivery planned) =>
        happened is PageEvent.DeliveryFailed failed && failed.Person == planned.Person
        || happened is PageEvent.SeverityChanged worse && worse.To < worse.From;
}
