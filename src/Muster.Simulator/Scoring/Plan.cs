// Acts that the search for par has tried, and what they came to.
using Muster.Simulator.Drills;

namespace Muster.Simulator.Scoring;

/// <param name="Acts">In the order of their seconds.</param>
/// <param name="Cost">What plans are compared by, in customer-minutes; less is better.</param>
internal sealed record Plan(List<Act> Acts, DrillSummary Summary, double Cost);
