// One line behind a number of the alerts' measures: a page, or an alert group that paged nobody.
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Core.Measures;
using Muster.Engine.Projections;

namespace Muster.Server.Measures.Pages;

/// <param name="Link">The incident where there is one, else the alerts.</param>
/// <param name="Became">What came of it, in a few words.</param>
public sealed record BehindAlert(
    string Id,
    string Title,
    Severity Severity,
    ServiceId? Service,
    DateTimeOffset At,
    string Link,
    string Became
)
{
    public static BehindAlert Of(PageFacts page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new(
            page.Id.Value,
            page.Title,
            page.Severity,
            page.Service,
            page.StartedAt,
            page.Incident is { } incident ? $"/incidents/{incident}"
                : page.Group is { } group ? $"/alerts/{group}"
                : $"/pages/{page.Id}",
            page.Outcome?.Label() ?? "asked for something"
        );
    }

    public static BehindAlert Of(AlertGroup group, PageFacts? page)
    {
        ArgumentNullException.ThrowIfNull(group);
        return page is not null
            ? Of(page)
            : new(
                group.Id.Value,
                group.Title,
                group.Severity,
                group.Service,
                group.OpenedAt,
                $"/alerts/{group.Id}",
                HeldReasons.IsFlapping(group) ? "held: it came and went" : "paged nobody"
            );
    }
}
