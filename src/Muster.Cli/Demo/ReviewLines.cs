// Short forms for how the demo's reviews are written.
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;

namespace Muster.Cli.Demo;

internal static class ReviewLines
{
    /// <summary>An answer under another; its id is its place in the telling.</summary>
    public static Task WhyAsync(
        this DemoWorld world,
        IncidentId id,
        Actor by,
        string why,
        string? above,
        string text,
        string? evidence = null
    ) => world.ReviewAsync(id, now => new ReviewCommand.AddWhy(why, above, text, evidence, by, now));

    public static Task RootAsync(this DemoWorld world, IncidentId id, Actor by, string why, CauseClass cause) =>
        world.ReviewAsync(id, now => new ReviewCommand.MarkRootCause(why, cause, by, now));

    public static Task FactorAsync(this DemoWorld world, IncidentId id, Actor by, string factor, CauseClass cause, string text) =>
        world.ReviewAsync(id, now => new ReviewCommand.AddFactor(factor, text, cause, Evidence: null, by, now));

    public static Task WillDoAsync(
        this DemoWorld world,
        IncidentId id,
        Actor by,
        string item,
        PersonId owner,
        int days,
        ActionItemType type,
        string text,
        string? seen
    ) => world.ReviewAsync(id, now => new ReviewCommand.AddActionItem(item, text, owner, now.AddDays(days), type, seen, by, now));

    public static Task DoneAsync(this DemoWorld world, IncidentId id, Actor by, string item, string result) =>
        world.ReviewAsync(id, now => new ReviewCommand.FinishActionItem(item, result, by, now));

    public static Task LearntAsync(this DemoWorld world, IncidentId id, Actor by, string text) =>
        world.ReviewAsync(id, now => new ReviewCommand.WriteSection(ReviewSection.Lessons, text, by, now));

    /// <summary>The place of the first event of its kind, as evidence.</summary>
    public static async Task<string> PlaceAsync<T>(this DemoWorld world, IncidentId id)
        where T : IncidentEvent
    {
        IReadOnlyList<IncidentEvent> timeline = await world.TimelineAsync(id);
        int at = timeline.Index().First(one => one.Item is T).Index;
        return EvidenceText.AddressOf(id, at + 1);
    }
}
