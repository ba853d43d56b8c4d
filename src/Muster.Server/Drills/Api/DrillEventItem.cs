// One thing that happened in a drill, as the API answers it.
using System.Text.Json;
using Muster.Simulator.Drills;

namespace Muster.Server.Drills.Api;

/// <param name="T">The simulated second.</param>
/// <param name="Kind">Such as <c>alertRaised</c>, <c>found</c>, <c>commanded</c>; in a debrief also <c>faultBegan</c> and <c>faultEnded</c>.</param>
/// <param name="Subject">A component, an alert, a person; empty when it is about the incident.</param>
/// <param name="By">Who did it; empty when it came by itself.</param>
public sealed record DrillEventItem(int T, string Kind, string Subject, string Text, string By)
{
    internal static DrillEventItem Of(DrillEvent one) =>
        new(one.At, JsonNamingPolicy.CamelCase.ConvertName(one.Kind.ToString()), one.Subject, one.Text, one.Act?.By ?? "");
}
