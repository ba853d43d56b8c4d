// Whether an action item that is done kept its class of incident away.
using System.Collections.Immutable;

namespace Muster.Core.Reviews;

/// <summary>An incident of the same class is one of the same service with a root cause of a class that the item's own review has.</summary>
public abstract record ActionEffect
{
    /// <summary>For so long after an item was done its class must stay away: a quarter, in which most of what recurs has recurred.</summary>
    public static readonly TimeSpan Watch = TimeSpan.FromDays(90);

    /// <summary>The review names no service, or no root cause: nobody can say which incidents would be of its class.</summary>
    public sealed record Unknown : ActionEffect;

    /// <summary>None came yet, and one may still come.</summary>
    public sealed record TooEarly(DateTimeOffset Until) : ActionEffect;

    /// <summary>It happened again; those incidents, the first to begin first.</summary>
    public sealed record Recurred(ImmutableArray<ClassedIncident> Incidents) : ActionEffect;

    /// <summary>None came in the time of <see cref="Watch"/>.</summary>
    public sealed record Held : ActionEffect;

    /// <param name="of">The incident that the item is of; null where its class is not known.</param>
    /// <param name="others">Incidents of the service; others may be among them.</param>
    public static ActionEffect Of(ClassedIncident? of, DateTimeOffset doneAt, IEnumerable<ClassedIncident> others, DateTimeOffset now)
    {
        if (of is null)
        {
            return new Unknown();
        }

        ImmutableArray<ClassedIncident> again =
        [
            .. others
                .Where(other => other.Incident != of.Incident && other.Service == of.Service)
                .Where(other => other.BeganAt > doneAt && other.BeganAt <= doneAt + Watch)
                .Where(other => other.Classes.Intersect(of.Classes).Any())
                .OrderBy(other => other.BeganAt),
        ];
        return !again.IsEmpty ? new Recurred(again)
            : now < doneAt + Watch ? new TooEarly(doneAt + Watch)
            : new Held();
    }
}
