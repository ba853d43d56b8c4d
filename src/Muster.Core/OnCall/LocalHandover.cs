// When a local hand-over time happens: once, twice or never, and what holds then.
using NodaTime;
using NodaTime.TimeZones;

namespace Muster.Core.OnCall;

/// <summary>
/// A local time in a zone has three answers. The rule for hand-overs: unique, then; ambiguous (the clock was put back and shows it twice), the earlier one;
/// skipped (the clock was put forward over it), the first instant after the gap. So the shifts of a rotation neither overlap nor leave a gap.
/// </summary>
public abstract record LocalHandover
{
    private LocalHandover() { }

    /// <summary>When the hand-over happens.</summary>
    public abstract Instant At { get; }

    public sealed record Unique(Instant Then) : LocalHandover
    {
        public override Instant At => Then;
    }

    public sealed record Ambiguous(Instant Earlier, Instant Later) : LocalHandover
    {
        public override Instant At => Earlier;
    }

    public sealed record Skipped(Instant FirstAfterGap) : LocalHandover
    {
        public override Instant At => FirstAfterGap;
    }

    public static LocalHandover Of(LocalDateTime local, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        ZoneLocalMapping mapping = zone.MapLocal(local);
        return mapping.Count switch
        {
            0 => new Skipped(mapping.LateInterval.Start),
            1 => new Unique(mapping.Single().ToInstant()),
            _ => new Ambiguous(mapping.First().ToInstant(), mapping.Last().ToInstant()),
        };
    }
}
