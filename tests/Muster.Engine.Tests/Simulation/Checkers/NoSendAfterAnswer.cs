// Once a page is answered or over, no send for it begins, but for the moment in which one was already on its way.
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class NoSendAfterAnswer : IChecker
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    public IEnumerable<string> Breaches(History history)
    {
        Dictionary<PageId, (DateTimeOffset From, DateTimeOffset To)[]> over = history
            .Pages()
            .ToDictionary(one => one.Page.Id, one => Answered(one.Events).ToArray());
        return history
            .Begun.Where(attempt =>
                !history.IsTwice(attempt.At)
                && Pages(attempt).All(page => over[page].Any(stretch => attempt.At > stretch.From + Grace && attempt.At < stretch.To))
            )
            .Select(attempt =>
                $"The message {attempt.Message.Key} was begun at {attempt.At:HH:mm:ss.fff}, after its page was answered or over."
            );
    }

    /// <summary>From each answer, or the end, until the page rings again.</summary>
    private static IEnumerable<(DateTimeOffset From, DateTimeOffset To)> Answered(IReadOnlyList<PageEvent> events)
    {
        DateTimeOffset? since = null;
        foreach (PageEvent happened in events)
        {
            switch (happened)
            {
                case PageEvent.Acknowledged or PageEvent.Resolved:
                    since ??= happened.At;
                    break;
                case PageEvent.Reescalated when since is { } from:
                    yield return (from, happened.At);
                    since = null;
                    break;
            }
        }

        if (since is { } last)
        {
            yield return (last, DateTimeOffset.MaxValue);
        }
    }

    private static IEnumerable<PageId> Pages(Attempt attempt) =>
        attempt.Message.Digest is { } digest ? digest.Lines.Select(line => line.Page) : [attempt.Message.Page];
}
