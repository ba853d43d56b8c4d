// One incident of the year that is told: its streams, the alert group that it came from, and when it all was.
using Muster.Core.Alerts;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Paging;
using Muster.Core.Reviews;
using IncidentState = Muster.Core.Incidents.Incident;
using PageState = Muster.Core.Paging.Page;
using ReviewState = Muster.Core.Reviews.Review;

namespace Muster.Cli.Demo.Year;

internal sealed record Happening
{
    public Told<IncidentState, IncidentCommand, IncidentEvent>? Incident { get; set; }

    public Told<PageState, PageCommand, PageEvent>? Page { get; init; }

    public Told<ReviewState, ReviewCommand, ReviewEvent>? Review { get; set; }

    public Told<Core.Drills.Drill, DrillCommand, DrillEvent>? Drill { get; init; }

    public AlertGroup? Group { get; set; }
}
