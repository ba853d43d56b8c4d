// Who did it and when, read from an event of any family.
using System.Diagnostics;
using Muster.Core.Catalog;
using Muster.Core.CustomerReports;
using Muster.Core.DrillPlans;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Reviews;
using Muster.Core.Rosters;
using Muster.Core.Runbooks;
using Muster.Core.Slos;
using Muster.Core.Slos.Policies;
using Muster.Core.StatusPage;

namespace Muster.Engine.Commands;

internal static class EventFacts
{
    public static (Actor By, DateTimeOffset At) Of(object happened) =>
        happened switch
        {
            IncidentEvent one => (one.By, one.At),
            PageEvent one => (one.By, one.At),
            ReviewEvent one => (one.By, one.At),
            OrganisationEvent one => (one.By, one.At),
            RosterEvent one => (one.By, one.At),
            DrillEvent one => (one.By, one.At),
            DrillPlanEvent one => (one.By, one.At),
            CustomerReportEvent one => (one.By, one.At),
            BulletinEvent one => (one.By, one.At),
            RunbookEvent one => (one.By, one.At),
            RunEvent one => (one.By, one.At),
            BudgetPolicyEvent one => (one.By, one.At),
            SloEvent one => (one.By, one.At),
            _ => throw new UnreachableException($"{happened.GetType()} belongs to no family of events."),
        };
}
