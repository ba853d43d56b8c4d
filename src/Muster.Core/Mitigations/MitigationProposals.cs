// Which of the mitigations that a service declares to try first, by what is known before any cause is.
using System.Collections.Immutable;
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Core.Mitigations;

/// <summary>
/// First what was not tried here. Of these a roll-back when a change fits the incident, then what worked oftener in earlier incidents, then what is quicker, then the
/// order in which the service declares them.
/// </summary>
public static class MitigationProposals
{
    /// <summary>All of <paramref name="declared"/>, the best first.</summary>
    /// <param name="past">Of earlier incidents of the service, in any order, drills left out; of this incident nothing counts.</param>
    /// <param name="aChangeFits">Whether a change may well have caused it.</param>
    public static ImmutableArray<MitigationProposal> For(
        Incident incident,
        ImmutableArray<DeclaredMitigation> declared,
        IEnumerable<PastMitigation> past,
        bool aChangeFits
    )
    {
        ArgumentNullException.ThrowIfNull(incident);
        ILookup<string?, PastMitigation> before = past.Where(one => one.Incident != incident.Id && one.Outcome is not null)
            .OrderByDescending(one => one.ReportedAt)
            .ToLookup(one => one.Declared);
        return
        [
            .. declared
                .Select(one => (Declared: one, Here: LastHere(incident, one), Before: before[one.Id].ToImmutableArray()))
                .OrderBy(one => Turn(one.Here))
                .ThenBy(one => aChangeFits && one.Declared.Kind == MitigationKind.RollBack ? 0 : 1)
                .ThenByDescending(one => Promise(one.Before))
                .ThenBy(one => Duration(one.Declared, one.Before))
                .Select(one => new MitigationProposal(
                    one.Declared,
                    one.Before.Length,
                    Worked(one.Before),
                    one.Before.FirstOrDefault(),
                    Why(one.Declared, one.Here, one.Before, aChangeFits)
                )),
        ];
    }

    private static IncidentMitigation? LastHere(Incident incident, DeclaredMitigation one) =>
        incident.Mitigations.LastOrDefault(tried => tried.Declared == one.Id);

    /// <summary>What was not tried here, then what helped in part, then what is under way or worked, and what failed last.</summary>
    private static int Turn(IncidentMitigation? here) =>
        here switch
        {
            null => 0,
            { Outcome: MitigationOutcome.Partly } => 1,
            { Outcome: MitigationOutcome.Failed } => 3,
            _ => 2,
        };

    /// <summary>0 to 1: how likely it works. Source: Laplace's rule of succession, in which a partial success is half of one; one half where nothing is known.</summary>
    private static double Promise(ImmutableArray<PastMitigation> before) =>
        (Worked(before) + (before.Count(one => one.Outcome == MitigationOutcome.Partly) / 2.0) + 1) / (before.Length + 2);

    /// <summary>As long as it took the last time that it worked; else as its team expects.</summary>
    private static TimeSpan Duration(DeclaredMitigation declared, ImmutableArray<PastMitigation> before) =>
        before.FirstOrDefault(one => one.Outcome == MitigationOutcome.Worked)?.Took ?? declared.Expected ?? TimeSpan.MaxValue;

    private static int Worked(ImmutableArray<PastMitigation> before) => before.Count(one => one.Outcome == MitigationOutcome.Worked);

    private static string Why(
        DeclaredMitigation declared,
        IncidentMitigation? here,
        ImmutableArray<PastMitigation> before,
        bool aChangeFits
    )
    {
        string history = before is [var last, ..]
            ? $"worked {Worked(before)} of {(before.Length == 1 ? "1 time" : $"{before.Length} times")}, "
                + $"last {last.Outcome!.Value.Label()} after {last.Took!.Value.Brief()} ({last.Incident})"
            : "not tried in an incident before";
        return here switch
        {
            { Outcome: MitigationOutcome.Failed } => "did not work in this incident; " + history,
            { Outcome: MitigationOutcome.Partly } => "helped in part in this incident; " + history,
            { Outcome: MitigationOutcome.Worked } => "worked in this incident; " + history,
            not null => "under way in this incident; " + history,
            _ when aChangeFits && declared.Kind == MitigationKind.RollBack => "a change fits, undo it first; " + history,
            _ => history,
        };
    }
}
