// What came of the alerts and pages of a period.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Catalog;
using Muster.Core.Measures;

namespace Muster.Server.Measures;

/// <param name="Groups">Alert groups that opened in the period, the newest first; without drills, canaries and pings of heartbeats.</param>
/// <param name="Pages">Pages that started in the period, the newest first; those that ask for a role or an update among them.</param>
/// <param name="ShareBefore">The actionable share of the period before; null when nothing paged.</param>
/// <param name="IsWhole">False where there are more than are counted: the oldest are left out.</param>
public sealed record AlertsAnswer(
    MeasureQuestion Question,
    Organisation Organisation,
    ImmutableArray<AlertGroup> Groups,
    ImmutableArray<PageFacts> Pages,
    double? ShareBefore,
    bool IsWhole
)
{
    public ImmutableSortedDictionary<PageOutcome, int> Outcomes => field ??= AlertQuality.Outcomes(Pages);

    public double? Share => AlertQuality.ActionableShare(Outcomes);

    public ImmutableArray<Talker> Talkers { get; } = AlertQuality.Talkers(Groups, Pages, Engine.Projections.HeldReasons.IsFlapping);

    public ImmutableArray<PagedPerson> People { get; } = AlertQuality.People(Pages, person => Zone(Organisation, person));

    public static string Zone(Organisation organisation, Core.Kernel.PersonId person)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        return organisation.Person(person)?.Zone ?? "Etc/UTC";
    }
}
