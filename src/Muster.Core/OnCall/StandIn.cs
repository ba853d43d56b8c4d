// Somebody, or nobody, who counts instead of whoever a rotation says.
using Muster.Core.Kernel;
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>Half-open. <see cref="Person"/> is null where nobody is on call on purpose.</summary>
internal sealed record StandIn(Instant Start, Instant End, PersonId? Person)
{
    public static StandIn Of(ScheduleOverride wanted) => new(Instant.FromDateTimeOffset(wanted.Start), Fitting(wanted.End), wanted.Person);

    public static StandIn Of(Arrangement arranged) =>
        new(Instant.FromDateTimeOffset(arranged.Start), Fitting(arranged.End), arranged.Person);

    /// <summary>An end that every zone has a local time for.</summary>
    public static Instant Fitting(DateTimeOffset end) => Instant.Min(Instant.FromDateTimeOffset(end), OnCallCalendar.LastEnd);
}
