// A run that went without a second person becomes an action item of the review.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

internal static class BrokenGlassAsksReview
{
    private const int WorkingDays = 5;

    /// <summary>One item for each run; those that the review has stay as they are. Whoever broke the glass knows best why, and owns it until the review says otherwise.</summary>
    public static async Task AddAsync(Work work, Incident incident, Actor by, CancellationToken cancel)
    {
        foreach (GlassOfIncident glass in incident.Glass)
        {
            ReviewCommand.AddActionItem item = new(
                $"glass-{glass.Run}",
                $"Make sure that a second person can be found for what {glass.Run} did ({glass.Title}); the glass was broken because: {glass.Reason}",
                glass.Person,
                Core.Reviews.WorkingDays.Add(work.Now, WorkingDays),
                ActionItemType.Prevent,
                "The next request of this kind is answered by a second person in time.",
                by,
                work.Now
            );
            await work.DecideReviewAsync(incident.Id, item, cancel);
        }
    }
}
