// When each turn of a rotation begins, and which one an instant belongs to.
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>
/// Turn k begins k shifts after the start by the wall clock: at the same local time each day, whatever the length of the days between; see
/// <see cref="LocalHandover"/>. Hand-overs never go backwards. Two can fall on one instant, where a zone skips the time between them; then the later turn counts
/// and the earlier has no time at all.
/// </summary>
internal sealed class RotationTurns(Rotation rotation, DateTimeZone zone)
{
    public DateTimeZone Zone => zone;

    /// <summary>The number of the turn that has begun last, -1 before the first.</summary>
    public long At(Instant at)
    {
        long turn = Math.Max(Guess(at.InZone(zone).LocalDateTime), -1);

        // The local time can lie before a hand-over that has happened: clocks go back.
        while (Begin(turn + 1) <= at)
        {
            turn++;
        }

        while (turn >= 0 && Begin(turn) > at)
        {
            turn--;
        }

        return turn;
    }

    public Instant Begin(long turn) => LocalHandover.Of(Local(turn), zone).At;

    private LocalDateTime Local(long turn) =>
        rotation.ShiftHours is { } hours
            ? rotation.Start.PlusHours(turn * hours)
            : rotation.Start.PlusDays((int)(turn * rotation.ShiftDays));

    private long Guess(LocalDateTime local) =>
        rotation.ShiftHours is { } hours
            ? FloorDivide(Period.DaysBetween(rotation.Start.Date, local.Date) * 24L + local.Hour - rotation.Start.Hour, hours)
            : FloorDivide(Period.DaysBetween(rotation.Start.Date, local.Date), rotation.ShiftDays);

    private static long FloorDivide(long count, long by) => (count - (((count % by) + by) % by)) / by;
}
