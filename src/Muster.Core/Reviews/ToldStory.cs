// What was told and when, and whether it was told when it had been promised.
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using static Muster.Core.Incidents.IncidentEvent;

namespace Muster.Core.Reviews;

internal sealed class ToldStory(Citations cite)
{
    /// <summary>In the order of the timeline, with the count of promises at the end.</summary>
    public IEnumerable<string> Lines(IReadOnlyList<IncidentEvent> timeline)
    {
        Incident then = Incident.Initial;
        for (int at = 0; at < timeline.Count; at++)
        {
            IncidentEvent happened = timeline[at];
            if (Line(then, happened) is { } line)
            {
                yield return cite.Bullet(at + 1, happened.At, line);
            }

            then = Incident.Evolve(then, happened);
        }

        yield return then.Statements.IsEmpty
            ? $"{cite.To(1, "Nothing was told")}: no holding statement was published."
            : $"{cite.First<StatementPublished>("Holding statements")}: {then.Statements.Length}. {Kept(then.Promises)}";
    }

    private static string Kept(PromisesKept promises) =>
        promises.Made == 0
            ? "No update was promised for an instant that came."
            : $"Promises of an update: {promises.Kept} of {promises.Made} kept.";

    private static string? Line(Incident then, IncidentEvent happened) =>
        happened is StatementPublished told ? Told(then, told)
        : happened is UpdateMissed missed ? $"The update promised for {missed.DueAt.ClockNear(missed.At)} did not come."
        : happened is BulletinPublished ? "It stood on the status page."
        : happened is BulletinWithdrawn ? "It was taken off the status page."
        : null;

    private static string Told(Incident then, StatementPublished e)
    {
        string when = then.NextUpdateDueAt is { } due
            ? e.At <= due
                ? "on time"
                : $"{(e.At - due).Brief()} later than promised"
            : then.Statements.IsEmpty
                ? $"first statement, {(e.At - then.DeclaredAt).Brief()} after the declaration"
                : "not promised";
        string whom = e.Statement.Audiences.Contains(Audience.Public) ? ", for the public too" : "";
        string next = e.Statement.NextUpdateAt is { } promised ? $"; the next promised for {promised.ClockNear(e.At)}" : "; the last";
        return $"\"{e.Statement.Status}\" ({when}{whom}{next})";
    }
}
