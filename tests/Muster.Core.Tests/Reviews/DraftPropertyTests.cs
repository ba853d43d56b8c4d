// Whether any history of an incident can be drafted, replayed by its turning points, and told by each who was there.
using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Reviews;
using Muster.Core.Tests.Incidents;

namespace Muster.Core.Tests.Reviews;

public sealed partial class DraftPropertyTests
{
    [Fact]
    public void Every_event_has_its_place_and_every_link_leads_to_one()
    {
        HashSet<Type> seen = [];
        IncidentCommandGen.Sequence.Sample(
            commands =>
            {
                Incident incident = Incident.Initial;
                List<IncidentEvent> history = [];
                foreach (IncidentCommand command in commands)
                {
                    if (Incident.Decide(incident, command) is Decision<IncidentEvent>.Accepted accepted)
                    {
                        incident = accepted.Events.Aggregate(incident, Incident.Evolve);
                        history.AddRange(accepted.Events);
                    }
                }

                if (history.Count > 0)
                {
                    Holds(incident, history);
                    lock (seen)
                    {
                        seen.UnionWith(history.Select(one => one.GetType()));
                    }
                }
            },
            iter: 2_000
        );
        Assert.Contains(typeof(IncidentEvent.ChangeMarked), seen);
        Assert.Contains(typeof(IncidentEvent.Resolved), seen);
    }

    private static void Holds(Incident incident, List<IncidentEvent> history)
    {
        ReviewDraft draft = ReviewDraft.From(incident, history, "the API");
        string text = string.Join('\n', draft.Summary, draft.Impact, draft.Detection, draft.Response, draft.Communications);
        Assert.All(
            Links().Matches(text),
            link => Assert.InRange(int.Parse(link.Groups["version"].Value, CultureInfo.InvariantCulture), 1, history.Count)
        );
        Assert.IsType<Decision<ReviewEvent>.Accepted>(
            Review.Decide(Review.Initial, draft.ToCommand(incident.Id, null, Actor.System("policy"), incident.DeclaredAt))
        );
        TurningPoint[] points = [.. TurningPoints.Of(history)];
        Assert.All(points, point => Assert.InRange(point.Version, 1, history.Count));
        Assert.Equal(points.Select(point => point.At).Order(), points.Select(point => point.At));
        Assert.All(
            IncidentStar.People(history),
            person => Assert.Equal(4, IncidentStar.Of(incident, history, person, null).ToString().Split('\n').Length)
        );
    }

    [GeneratedRegex(@"\(/incidents/INC-\d+#e-(?<version>\d+)\)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Links();
}
