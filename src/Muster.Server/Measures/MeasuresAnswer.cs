// What was measured for one question.
using Muster.Core.Catalog;

namespace Muster.Server.Measures;

/// <param name="Drills">Null where nobody asked for them.</param>
public sealed record MeasuresAnswer(MeasureQuestion Question, Organisation Organisation, Population Incidents, Population? Drills);
