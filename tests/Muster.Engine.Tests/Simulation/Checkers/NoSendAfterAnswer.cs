// Once a page is answered or over, no send for it begins, but for the moment in which one was already on its way.
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Engine.Tests.Simulation.Checkers;

public sealed class NoSendAfterAnswer : IChecker
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    public IEnumerable<string> Breaches(History history)
    {
        Dictionary<PageId, DateTimeOffset> over = [];
        foreach ((Page page, var events) in history.Pages())
        {
            DateTimeOffset? at = events
                .Where(happened => happened is PageEvent.Acknowledged or PageEvent.Resolved)
                .Min(happened => (DateTimeOffset?)happened.At);
            if (at is { } known)
            {
                over.Add(page.Id, known);
            }
        }

        return history
            .Begun.Where(attempt => Pages(attempt).All(page => over.TryGetValue(page, out DateTimeOffset at) && attempt.At > at + Grace))
            .Select(attempt =>
                $"The message {attempt.Message.Key} was begun at {attempt.At:HH:mm:ss.fff}, after its page was answered or over."
            );
    }

    private static IEnumerable<PageId> Pages(Attempt attempt) =>
        attempt.Message.Digest is { } digest ? digest.Lines.Select(line => line.Page) : [attempt.Message.Page];
}
