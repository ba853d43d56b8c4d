// Counts what a service pushes about its events: once, whatever comes twice.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Engine.Commands;
using Muster.Engine.Slos;
using Muster.Server.Slos.Api;

namespace Muster.Server.Slos;

public sealed class SloPush(SloReader reader, SloMinutes minutes, TimeProvider clock)
{
    private const int ReadingsMax = 500;
    private const int MinutesMax = 2 * 1440;
    private const int InstancesMax = 500;

    /// <summary>So many of those that have no place are named.</summary>
    private const int NamedMax = 5;

    /// <summary>The operator is told of it so often, however many are refused.</summary>
    private static readonly TimeSpan ToldEvery = TimeSpan.FromMinutes(1);

    /// <summary>A clock that is a little ahead is no mistake.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan InstanceKept = TimeSpan.FromDays(1);

    private static readonly Rejection NotPushed = new(
        "slo.not_pushed",
        "Its numbers come from a data source, and not from pushes. Nothing was counted; say metricSource: { type: Muster } in its file."
    );

    /// <summary>All of it, or none; but minutes are counted though there is no place for the instances of the readings beside them.</summary>
    public async Task<(CountedAnswer? Counted, Rejection? Why)> PushAsync(string name, CountersBody body)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (await reader.RowAsync(name, CancellationToken.None) is not { Retirement: null } row)
        {
            return (null, SloRefusals.NotFound(name));
        }

        if (row.Definition.Slo.Indicator is not SloIndicator.Pushed)
        {
            return (null, NotPushed);
        }

        DateTimeOffset now = clock.GetUtcNow();
        FieldErrors errors = new();
        (string Instance, CounterReading Reading)[] readings = Readings(body.Counters ?? [], now, errors);
        MeasuredMinute[] whole = Minutes(body.Minutes ?? [], now, errors);
        errors.When(readings.Length + whole.Length == 0 && !errors.Any, "counters", "Here is nothing: send counters, or minutes.");
        if (errors.Any)
        {
            return (null, errors.Refuse("slo.counters_invalid", "Nothing was counted, because the input is not right."));
        }

        Tally tally = new();
        Rejection? why = await KeepAsync(row.Id, whole, readings, tally);
        return why is null ? (new(tally.KnownUntil, tally.Counted + whole.Length, tally.Begun, tally.Repeated), null) : (null, why);
    }

    private async Task<Rejection?> KeepAsync(
        SloId slo,
        MeasuredMinute[] whole,
        (string Instance, CounterReading Reading)[] readings,
        Tally tally
    )
    {
        if (whole.Length > 0)
        {
            Outcome set = await minutes.WriteAsync(slo, (data, _) => new(data, [.. whole]), CancellationToken.None);
            if (set is Outcome.Refused { Why: var why })
            {
                return why;
            }
        }

        Outcome outcome = await minutes.WriteAsync(slo, (data, now) => tally.Count(data, readings, now), CancellationToken.None);
        tally.KnownUntil = (await minutes.DataAsync(slo, CancellationToken.None)).KnownUntil;
        return tally.NoPlace ?? (outcome as Outcome.Refused)?.Why;
    }

    private static (string Instance, CounterReading Reading)[] Readings(
        ImmutableArray<CounterBody> counters,
        DateTimeOffset now,
        FieldErrors errors
    )
    {
        errors.When(counters.Length > ReadingsMax, "counters", $"At most {ReadingsMax} readings are taken at once.");
        List<(string Instance, CounterReading Reading)> read = [];
        for (int index = 0; index < Math.Min(counters.Length, ReadingsMax); index++)
        {
            CounterBody one = counters[index];
            string at = $"counters[{index}]";
            errors.Text(at + ".instance", one.Instance, EdgeLimits.NameBytes);
            double bad = BadOf(at, one.Total, one.Good, one.Bad, errors);
            DateTimeOffset time = (one.At ?? now).ToUniversalTime();
            CheckTime(at, time, now, InstanceKept, errors);
            read.Add((EdgeText.Line(one.Instance ?? "", EdgeLimits.NameBytes), new(time, one.Total, bad)));
        }

        errors.When(
            read.Select(one => one.Instance).Distinct(StringComparer.Ordinal).Count() > InstancesMax,
            "counters",
            $"At most {InstancesMax} instances count for one SLO."
        );
        return [.. read.OrderBy(one => one.Reading.At)];
    }

    private static MeasuredMinute[] Minutes(ImmutableArray<MinuteBody> bodies, DateTimeOffset now, FieldErrors errors)
    {
        errors.When(bodies.Length > MinutesMax, "minutes", $"At most {MinutesMax} minutes are taken at once.");
        List<MeasuredMinute> read = [];
        for (int index = 0; index < Math.Min(bodies.Length, MinutesMax); index++)
        {
            MinuteBody one = bodies[index];
            string at = $"minutes[{index}]";
            double bad = BadOf(at, one.Total, one.Good, one.Bad, errors);
            DateTimeOffset time = one.At.ToUniversalTime();
            CheckTime(at, time, now, SloMinutes.Kept - TimeSpan.FromHours(1), errors);
            errors.When(SliLedger.MinuteOf(time) != time, at + ".at", "A minute begins on a whole minute.");
            read.Add(new(0, SliLedger.MinuteOf(time), new(one.Total, bad)));
        }

        errors.When(read.Select(one => one.At).Distinct().Count() != read.Count, "minutes", "Each minute stands here once.");
        return [.. read];
    }

    private static double BadOf(string at, double total, double? good, double? bad, FieldErrors errors)
    {
        errors
            .When(!(total is >= 0 and <= SliMinute.CountMax), at + ".total", "It is a number, 0 or more and at most 1e15.")
            .When(good is null == bad is null, at, "Say either good or bad, beside total.")
            .When(good is { } fine && (!double.IsFinite(fine) || fine < 0), at + ".good", "It is a number, 0 or more.")
            .When(bad is { } wrong && (!double.IsFinite(wrong) || wrong < 0), at + ".bad", "It is a number, 0 or more.")
            .When((good ?? bad) > total, at, "More of them than there are in all.");
        return bad ?? total - (good ?? 0);
    }

    private static void CheckTime(string at, DateTimeOffset time, DateTimeOffset now, TimeSpan back, FieldErrors errors) =>
        errors
            .When(
                time > now + Ahead,
                at + ".at",
                $"It lies in the future: here it is {now:yyyy-MM-dd HH:mm:ss} UTC. Look at the clock of whoever sends."
            )
            .When(time < now - back, at + ".at", $"It lies more than {back.TotalDays:0} days back, which is not counted any more.");

    private static Rejection NoPlace(string[] instances)
    {
        string names = string.Join(", ", instances.Take(NamedMax).Select(one => $"'{one}'"));
        string more = instances.Length > NamedMax ? $" and {instances.Length - NamedMax} more" : "";
        return new(
            "slo.too_many_instances",
            $"{InstancesMax} instances pushed to this SLO within the hour, which are the most that are counted one by one: there is no place for {names}{more}. "
                + "No reading of this push was counted. Add the counters of several instances up before they are pushed, or give each region or cluster an SLO of its own."
        );
    }

    /// <summary>What became of a push; counted anew with each try of the commit.</summary>
    private sealed class Tally
    {
        public int Counted { get; private set; }

        public int Begun { get; private set; }

        public int Repeated { get; private set; }

        /// <summary>Why nothing was counted, where there were too many instances.</summary>
        public Rejection? NoPlace { get; private set; }

        public DateTimeOffset? KnownUntil { get; set; }

        public SloWrite? Count(SloData data, (string Instance, CounterReading Reading)[] readings, DateTimeOffset now)
        {
            (Counted, Begun, Repeated, NoPlace) = (0, 0, 0, null);
            ImmutableSortedDictionary<string, CounterReading>.Builder counters = data.Counters.ToBuilder();
            counters.RemoveRange(counters.Where(one => one.Value.At < now - InstanceKept).Select(one => one.Key).ToArray());
            string[] without = WithoutPlace(counters, [.. readings.Select(one => one.Instance)], now);
            if (without.Length > 0)
            {
                NoPlace = SloPush.NoPlace(without);
                return data.Trouble?.SeenAt > now - ToldEvery
                    ? null
                    : new SloWrite(
                        data with
                        {
                            Trouble = new(
                                data.Trouble is { SeenAt: not null } known && known.HoldsAt(now) ? known.Since : now,
                                Told(without)
                            )
                            {
                                SeenAt = now,
                            },
                        },
                        []
                    );
            }

            List<MeasuredMinute> found = [];
            foreach ((string instance, CounterReading reading) in readings)
            {
                CounterReading? before = counters.GetValueOrDefault(instance);
                if (before is not null && before.At >= reading.At)
                {
                    Repeated++;
                    continue;
                }

                ImmutableArray<MeasuredMinute> between = before?.Until(reading) ?? [];
                (Counted, Begun) = between.IsEmpty ? (Counted, Begun + 1) : (Counted + 1, Begun);
                found.AddRange(between);
                counters[instance] = reading;
            }

            SloTrouble? trouble = data.Trouble is { SeenAt: not null } told && told.HoldsAt(now) ? told : null;
            return Counted + Begun == 0
                ? null
                : new SloWrite(data with { Counters = counters.ToImmutable(), AskedAt = now, Trouble = trouble }, [.. found])
                {
                    IsAdded = true,
                };
        }

        /// <summary>
        /// Makes room for instances that are new: those that were silent for so long that their next reading only begins a count give way, longest first. Answers
        /// the new ones when that is not enough.
        /// </summary>
        private static string[] WithoutPlace(
            ImmutableSortedDictionary<string, CounterReading>.Builder counters,
            HashSet<string> pushing,
            DateTimeOffset now
        )
        {
            string[] fresh = [.. pushing.Where(instance => !counters.ContainsKey(instance)).Order(StringComparer.Ordinal)];
            string[] silent =
            [
                .. counters
                    .Where(one => one.Value.At < now - CounterReading.ApartMax && !pushing.Contains(one.Key))
                    .OrderBy(one => one.Value.At)
                    .Select(one => one.Key)
                    .Take(Math.Max(0, counters.Count + fresh.Length - InstancesMax)),
            ];
            if (counters.Count + fresh.Length - silent.Length > InstancesMax)
            {
                return fresh;
            }

            counters.RemoveRange(silent);
            return [];
        }

        private static string Told(string[] without) =>
            $"More than {InstancesMax} instances push to it within an hour: '{without[0]}' among others is refused and not counted. Add their counters up before they are pushed, or give each region or cluster an SLO of its own.";
    }
}
