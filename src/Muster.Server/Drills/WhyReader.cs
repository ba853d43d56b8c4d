// Reads how people explained a drill that is over, and compares it with the true causal chain.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.Simulator.Drills;
using Muster.Simulator.Scoring;

namespace Muster.Server.Drills;

public sealed class WhyReader(DrillReader reader, OrganisationReader organisation)
{
    /// <summary>Null when there is no such drill, its scenario has changed, or it is played still.</summary>
    public async Task<DrillWhys?> ReadAsync(DrillId id, CancellationToken cancel) =>
        await reader.WholeAsync(id, cancel) is { } whole ? await OfAsync(whole, cancel) : null;

    /// <param name="whole">Played to its end.</param>
    public async Task<DrillWhys> OfAsync(PlayedDrill whole, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(whole);
        Organisation known = await organisation.CurrentAsync(cancel);
        string[] players = [.. whole.Drill.Players.Select(NameOf)];
        return new(
            whole,
            DrillRecord.Of(whole.Run),
            [
                .. whole.Drill.LatestExplanations.Select(explanation => new CheckedExplanation(
                    explanation,
                    NameOf(explanation.By),
                    WhyCheck.Of(whole.Run, explanation.Whys, players)
                )),
            ]
        );

        string NameOf(Actor by) => TimelineText.Who(by, person => known.Person(person)?.Name ?? person.Value);
    }
}
