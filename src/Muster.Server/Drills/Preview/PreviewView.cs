// What the page that tries a scenario out shows.
using System.Collections.Immutable;
using Muster.Server.Web.Document;

namespace Muster.Server.Drills.Preview;

/// <param name="Mistakes">In the order of the file; empty when there is none, and before anything was tried.</param>
/// <param name="Tried">Null before anything was tried, and where there is a mistake.</param>
public sealed record PreviewView(TypedScenario Typed, ImmutableArray<Mistake> Mistakes, ScenarioPreview? Tried);
