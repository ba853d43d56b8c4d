// The time over which an objective holds.
using System.Text.Json.Serialization;
using Muster.Core.OnCall;

namespace Muster.Core.Slos;

/// <summary>Rolling: the last so many days. Calendar: the month, quarter and so on in which an instant lies.</summary>
[JsonDerivedType(typeof(Rolling), "rolling")]
[JsonDerivedType(typeof(Calendar), "calendar")]
public abstract record SloWindow
{
    private SloWindow() { }

    /// <summary>When the window that holds at an instant began.</summary>
    public abstract DateTimeOffset Begin(DateTimeOffset now);

    /// <summary>When it ends: for a rolling window now, for one of the calendar when the budget is new again.</summary>
    public abstract DateTimeOffset End(DateTimeOffset now);

    public sealed record Rolling(TimeSpan Length) : SloWindow
    {
        public override DateTimeOffset Begin(DateTimeOffset now) => now - Length;

        public override DateTimeOffset End(DateTimeOffset now) => now;
    }

    /// <param name="Count">1 or more: 2 weeks are 2 of the unit week.</param>
    /// <param name="StartsAt">When the first window begins; before it there is none, and it counts as begun.</param>
    /// <param name="Zone">Whose midnight and months: an IANA name.</param>
    public sealed record Calendar(int Count, CalendarUnit Unit, DateTimeOffset StartsAt, string Zone) : SloWindow
    {
        public override DateTimeOffset Begin(DateTimeOffset now) => At(Number(now));

        public override DateTimeOffset End(DateTimeOffset now) => At(checked(Number(now) + 1));

        /// <summary>Which window an instant lies in, from 0.</summary>
        private int Number(DateTimeOffset now)
        {
            if (now < StartsAt)
            {
                return 0;
            }

            // A guess by mean lengths, which the calendar moves by one or two.
            double days = Count * DaysOf(Unit);
            int number = (int)Math.Max(0, ((now - StartsAt).TotalDays / days) - 2);
            while (At(checked(number + 1)) <= now)
            {
                number++;
            }

            return number;
        }

        private DateTimeOffset At(int number)
        {
            int units = checked(number * Count);
            return Unit switch
            {
                CalendarUnit.Day => WallTime.DaysLater(StartsAt, Zone, units),
                CalendarUnit.Week => WallTime.DaysLater(StartsAt, Zone, checked(7 * units)),
                CalendarUnit.Month => WallTime.MonthsLater(StartsAt, Zone, units),
                CalendarUnit.Quarter => WallTime.MonthsLater(StartsAt, Zone, checked(3 * units)),
                _ => WallTime.MonthsLater(StartsAt, Zone, checked(12 * units)),
            };
        }

        private static double DaysOf(CalendarUnit unit) =>
            unit switch
            {
                CalendarUnit.Day => 1,
                CalendarUnit.Week => 7,
                CalendarUnit.Month => 30.436875,
                CalendarUnit.Quarter => 91.310625,
                _ => 365.2425,
            };
    }
}
