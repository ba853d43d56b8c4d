// Walks forward through the restrictions of a rotation: open at an instant or not, and until when.
using System.Collections.Immutable;
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>Begins at one instant and only moves on. A rotation without restrictions is always open. Where windows overlap, one follows the other without a hole.</summary>
internal sealed class OpenHours
{
    /// <summary>A window lasts a week at most, and clocks are never put by more than a day.</summary>
    private const int DaysBack = 8;

    private readonly IEnumerator<(Instant Start, Instant End)>? _windows;

    public OpenHours(ImmutableArray<Restriction> restrictions, DateTimeZone zone, Instant from)
    {
        if (!restrictions.IsEmpty)
        {
            _windows = Windows([.. restrictions.OrderBy(one => one.From)], zone, from).GetEnumerator();
            _windows.MoveNext();
        }

        Move(from);
    }

    public bool IsOpen { get; private set; } = true;

    /// <summary>Where it may change next.</summary>
    public Instant Until { get; private set; } = Instant.MaxValue;

    public void Move(Instant at)
    {
        if (_windows is null)
        {
            return;
        }

        while (_windows.Current.End <= at)
        {
            _windows.MoveNext();
        }

        IsOpen = _windows.Current.Start <= at;
        Until = IsOpen ? _windows.Current.End : _windows.Current.Start;
    }

    /// <summary>Ascending and disjoint, for as long as somebody asks; none is empty.</summary>
    private static IEnumerable<(Instant Start, Instant End)> Windows(Restriction[] restrictions, DateTimeZone zone, Instant from)
    {
        Instant covered = Instant.MinValue;
        for (LocalDate day = from.InZone(zone).Date.PlusDays(-DaysBack); ; day = day.PlusDays(1))
        {
            foreach (Restriction one in restrictions)
            {
                if (!one.BeginsOn(day))
                {
                    continue;
                }

                Instant start = Instant.Max(covered, LocalHandover.Of(day.At(one.From), zone).At);
                Instant end = LocalHandover.Of(day.PlusDays(one.DaysUntilEnd(day)).At(one.To), zone).At;
                if (start < end)
                {
                    yield return (start, end);
                    covered = end;
                }
            }
        }
    }
}
