// However much fires, a person is told of few pages one by one, and of the others by one digest a minute.
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class FewMessagesAPerson : IChecker
{
    /// <summary>A page that is worse than each before is always told on its own, and there are four severities.</summary>
    private const int AloneMax = DigestDefaults.MessagesMax + 3;

    public IEnumerable<string> Breaches(History history)
    {
        (Page Page, DateTimeOffset PlannedAt, DateTimeOffset At, PersonId Person)[] alone =
        [
            .. history
                .Pages()
                .Where(one => one.Page.Subject is { Purpose: PagePurpose.Respond, Group: not null })
                .SelectMany(one => one.Events.OfType<PageEvent.StepNotified>().SelectMany(step => Alone(one.Page, step))),
        ];
        foreach (var ofOne in alone.GroupBy(told => told.Person))
        {
            foreach (var last in ofOne)
            {
                int open = ofOne.Count(told =>
                    told.At <= last.At
                    && told.At > last.At - DigestDefaults.Window
                    && !(told.Page.AcknowledgedAt < last.At)
                    // It was answered in between, or before it left, and rings again.
                    && !told.Page.WentQuiet.Any(answer => answer.At >= told.PlannedAt && answer.At < last.At)
                );
                if (open > AloneMax)
                {
                    yield return $"{ofOne.Key} was told of {open} unanswered pages one by one within two minutes, until {last.At:HH:mm:ss}.";
                }
            }
        }

        foreach (
            var twice in history
                .Arrived.Where(one => one.Message is { Digest: not null, Attempt: 1 })
                .GroupBy(one => (one.Message.Address, one.Message.Digest!.Id))
                .Where(same => same.Select(one => one.Message.Key).Distinct().Count() > 2)
        )
        {
            yield return $"The digest {twice.Key.Id} was sent to {twice.Key.Address} {twice.Count()} times.";
        }
    }

    /// <summary>When the first message of a person leaves, now or when they wake; the others of the same page follow it by their own rules.</summary>
    private static IEnumerable<(Page Page, DateTimeOffset PlannedAt, DateTimeOffset At, PersonId Person)> Alone(
        Page page,
        PageEvent.StepNotified step
    ) =>
        step
            .Deliveries.Where(planned => planned.Digest is null)
            .GroupBy(planned => planned.Person)
            .Select(theirs => (page, step.At, theirs.Min(planned => planned.SendAt ?? step.At), theirs.Key));
}
