// A forge says that an issue changed: its tracker is looked at soon.
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Engine.Reactions;

namespace Muster.Engine.Intake;

/// <summary>Whoever may send alerts may say that something changed, and not how an action item stands: that is asked of the tracker itself.</summary>
public sealed class IssueNews(CommandRunner runner, IViewStore views, TimeProvider clock)
{
    /// <summary>Answers whether an action item is in the issue with this address.</summary>
    public async Task<bool> HearAsync(string url, CancellationToken cancel)
    {
        ViewQuery query = new(Views.Issue, [], Search: null, Before: null, Limit: 1) { Subject = url };
        if (await views.ListAsync(query, cancel) is not [var found, ..])
        {
            return false;
        }

        DateTimeOffset now = clock.GetUtcNow();
        await runner.RunAsync(
            null,
            (work, _) =>
            {
                TrackerPost.Look(work, found.Row<IssueRow>().Tracker, now);
                return Task.FromResult<Rejection?>(null);
            },
            CancellationToken.None
        );
        return true;
    }
}
