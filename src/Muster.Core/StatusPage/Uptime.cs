// How a component fared over 90 days, by what the bulletins said and by nothing else.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.StatusPage;

/// <summary>
/// The rule of the percentage: of the time that its history speaks of, a second of a major outage counts as lost whole, one of a partial outage as lost to three
/// tenths; degraded performance and planned maintenance count as up. It is cut, never rounded up: 100 % says that nothing was lost.
/// Source: the weights are those by which Atlassian Statuspage computes its showcase.
/// </summary>
public static class Uptime
{
    public const int Days = 90;

    /// <summary>What a second of a partial outage weighs beside one of a major.</summary>
    public const decimal PartialWeight = 0.3m;

    /// <summary>The last 90 days, oldest first, today last.</summary>
    /// <param name="since">The first instant that its history speaks of.</param>
    /// <param name="bulletins">Only those that readers see count.</param>
    public static ImmutableArray<UptimeDay> Of(
        ComponentId component,
        DateTimeOffset since,
        IEnumerable<Bulletin> bulletins,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(bulletins);
        DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
        DateTimeOffset first = Midnight(today.AddDays(1 - Days));
        Stretch[] stretches =
        [
            .. bulletins
                .Where(bulletin => bulletin.IsPublic)
                .SelectMany(bulletin => Stretches(bulletin, component, now))
                .Where(stretch => stretch.Until > first),
        ];
        return
        [
            .. Enumerable
                .Range(1 - Days, Days)
                .Select(offset =>
                {
                    DateOnly day = today.AddDays(offset);
                    DateTimeOffset midnight = Midnight(day);
                    DateTimeOffset next = midnight.AddDays(1);
                    return DayOf(day, since > midnight ? since : midnight, now < next ? now : next, stretches);
                }),
        ];
    }

    /// <summary>In percent, with two places; null where there is no history.</summary>
    public static decimal? Percent(ImmutableArray<UptimeDay> days)
    {
        long total = days.Sum(day => (long)day.Seconds);
        decimal lost = days.Sum(day => day.MajorSeconds + (PartialWeight * day.PartialSeconds));
        return total == 0 ? null : Math.Floor((1 - (lost / total)) * 10_000) / 100;
    }

    /// <summary>What one bulletin said of a component, as far as it went below well.</summary>
    private static IEnumerable<Stretch> Stretches(Bulletin bulletin, ComponentId component, DateTimeOffset now)
    {
        for (int index = 0; index < bulletin.Updates.Length; index++)
        {
            BulletinUpdate update = bulletin.Updates[index];
            ComponentStatus status = InEffect(update, component);
            DateTimeOffset from = index == 0 && bulletin.StartedAt < update.At ? bulletin.StartedAt.Value : update.At;
            DateTimeOffset until = index + 1 < bulletin.Updates.Length ? bulletin.Updates[index + 1].At : now;
            if (status != ComponentStatus.Operational && until > from)
            {
                yield return new(from, until, status);
            }
        }
    }

    /// <summary>A maintenance that is to come touches nothing yet.</summary>
    internal static ComponentStatus InEffect(BulletinUpdate update, ComponentId component) =>
        update.Status == BulletinStatus.Scheduled
            ? ComponentStatus.Operational
            : update.Components.FirstOrDefault(one => one.Component == component).Status;

    private static UptimeDay DayOf(DateOnly day, DateTimeOffset from, DateTimeOffset until, Stretch[] stretches)
    {
        if (until <= from)
        {
            return new(day, null, 0, 0, 0, 0, 0);
        }

        Stretch[] here =
        [
            .. stretches
                .Where(one => one.From < until && one.Until > from)
                .Select(one => one with { From = one.From < from ? from : one.From, Until = one.Until > until ? until : one.Until }),
        ];
        DateTimeOffset[] marks = [.. here.SelectMany(one => new[] { one.From, one.Until }).Distinct().Order()];
        Dictionary<ComponentStatus, double> lasted = [];
        for (int index = 0; index + 1 < marks.Length; index++)
        {
            ComponentStatus worst = here.Where(one => one.From <= marks[index] && one.Until >= marks[index + 1])
                .Select(one => one.Status)
                .DefaultIfEmpty()
                .Max();
            lasted[worst] = lasted.GetValueOrDefault(worst) + (marks[index + 1] - marks[index]).TotalSeconds;
        }

        return new(
            day,
            here.Select(one => one.Status).DefaultIfEmpty().Max(),
            Whole((until - from).TotalSeconds),
            Whole(lasted.GetValueOrDefault(ComponentStatus.MajorOutage)),
            Whole(lasted.GetValueOrDefault(ComponentStatus.PartialOutage)),
            Whole(lasted.GetValueOrDefault(ComponentStatus.DegradedPerformance)),
            Whole(lasted.GetValueOrDefault(ComponentStatus.UnderMaintenance))
        );
    }

    /// <summary>Up, so that what was lost for half a second was lost.</summary>
    private static int Whole(double seconds) => (int)Math.Ceiling(seconds);

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
}
