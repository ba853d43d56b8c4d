// What happens as if by chance in the year that is told: the same for the same seed.
using Muster.Core.Kernel;
using Muster.Core.Measures;

namespace Muster.Cli.Demo.Year;

internal sealed class Chances(ulong seed)
{
    private readonly Draws _draws = new(seed);

    /// <summary>Whether something happens that happens in this share of all cases.</summary>
    public bool Is(double share) => _draws.Unit() < share;

    /// <summary>From 0 to below so many.</summary>
    public int Below(int count) => (int)(_draws.Unit() * count);

    public T One<T>(IReadOnlyList<T> of) => of[Below(of.Count)];

    /// <summary>A lognormal time: as often shorter as longer than the median, never shorter than a second.</summary>
    public TimeSpan Time(TimeSpan median, double spread) =>
        TimeSpan.FromSeconds(Math.Max(1, Math.Round(median.TotalSeconds * Math.Exp(spread * _draws.Normal()))));

    public Trouble Trouble()
    {
        int at = Below(Year.Trouble.All.Sum(one => one.Weight));
        return Year.Trouble.All.First(one => (at -= one.Weight) < 0);
    }

    /// <summary>One of twenty is critical, one of five high.</summary>
    public Severity Severity() =>
        _draws.Unit() switch
        {
            < 0.05 => Core.Kernel.Severity.Sev1,
            < 0.25 => Core.Kernel.Severity.Sev2,
            < 0.7 => Core.Kernel.Severity.Sev3,
            _ => Core.Kernel.Severity.Sev4,
        };

    /// <summary>An instant of a day, at work more often than at night.</summary>
    public DateTimeOffset On(DateTimeOffset day)
    {
        double hour = Is(0.6) ? 8 + (10 * _draws.Unit()) : 24 * _draws.Unit();
        return new DateTimeOffset(day.UtcDateTime.Date, TimeSpan.Zero).AddSeconds(Math.Round(hour * 3600));
    }
}
