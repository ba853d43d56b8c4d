// The minutes that SLOs measured: kept by the hour, read as ledgers.
using System.Globalization;
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Slos;

/// <summary>
/// An hour of a series is one row, and its place is used again after <see cref="Kept"/>: so much is kept of each series, and nothing has to be cleared away. What is
/// asked for again and again stays in memory, packed, until a row of it changes, on whichever node. Where there is no room for all, those that have it keep it while
/// they are asked for, and the others are read anew at each look: a series that takes the place of one that is asked for as often would make all of them be read.
/// </summary>
public sealed class SloMinutes(IViewStore views, CommandRunner runner, TimeProvider clock) : IViewListener
{
    /// <summary>The longest window has 366 days; a month more lets a calendar year be looked at when it is over.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromHours(HoursKept);

    private const int HoursKept = 400 * 24;

    /// <summary>Each SLO is looked at each minute: what was not for so long is retired, or was somebody's question.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Slo, int Track, bool IsLatest), HeldSeries> _held = [];

    /// <summary>Some 500 series of 28 days that count thousands of whole events a minute, half as many of rates.</summary>
    internal long BytesMax { get; init; } = 128L << 20;

    /// <summary>How its data comes in.</summary>
    public async Task<SloData> DataAsync(SloId slo, CancellationToken cancel) =>
        (await views.FindAsync(Views.SloData, slo.Value, cancel))?.Row<SloData>() ?? SloData.None(slo);

    /// <summary>The minutes of a span that ends about now, of which the same is asked again soon.</summary>
    public Task<SliLedger> LatestAsync(SloId slo, int track, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
        LedgerAsync(slo, track, isLatest: true, from, until, cancel);

    /// <summary>The minutes of any span, such as a quarter that is over: whoever looks at it looks again, or somebody else does.</summary>
    public Task<SliLedger> BetweenAsync(SloId slo, int track, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel) =>
        LedgerAsync(slo, track, isLatest: false, from, until, cancel);

    /// <summary>Keeps minutes and how far the data is known, in one commit; again on what stands when somebody else was faster.</summary>
    /// <param name="decide">Answers what is to be kept, null for nothing. It may be asked several times.</param>
    public async Task<Outcome> WriteAsync(SloId slo, Func<SloData, DateTimeOffset, SloWrite?> decide, CancellationToken cancel)
    {
        List<(int Track, long Hour)> written = [];
        Outcome outcome = await runner.RunAsync(
            operation: null,
            async (work, inner) =>
            {
                written.Clear();
                View? read = await views.FindAsync(Views.SloData, slo.Value, inner);
                SloData before = read?.Row<SloData>() ?? SloData.None(slo);
                if (decide(before, work.Now) is { } write)
                {
                    foreach (IGrouping<int, MeasuredMinute> series in write.Minutes.GroupBy(minute => minute.Track))
                    {
                        written.AddRange((await PutAsync(work, slo, series, write.IsAdded, inner)).Select(hour => (series.Key, hour)));
                    }

                    DateTimeOffset? known = write.Minutes.IsEmpty ? null : write.Minutes.Max(minute => minute.At).AddMinutes(1);
                    SloData data = write.Data with { KnownUntil = known is null || known < before.KnownUntil ? before.KnownUntil : known };
                    work.Put(new View(Views.SloData, slo.Value, Views.Recorded, work.Now, "", ViewJson.Write(data)), read);
                }

                return null;
            },
            cancel
        );
        foreach (IGrouping<int, (int Track, long Hour)> series in written.GroupBy(one => one.Track))
        {
            Forget(slo.Value, series.Key, [.. series.Select(one => one.Hour % HoursKept)]);
        }

        return outcome;
    }

    public void Heard(IReadOnlyList<ViewRevision> changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        foreach (ViewRevision row in changed.Where(row => row.Kind == Views.SloHour))
        {
            if (row.Id.Split('/') is [var slo, var track, var place])
            {
                Forget(slo, Number(track), [Number(place)]);
            }
        }
    }

    internal static DateTimeOffset BeginOf(long hour) => DateTimeOffset.UnixEpoch.AddHours(hour);

    internal static long HourOf(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerHour;

    private static string IdOf(SloId slo, int track, long hour) =>
        string.Create(CultureInfo.InvariantCulture, $"{slo}/{track}/{hour % HoursKept}");

    private async Task<SliLedger> LedgerAsync(
        SloId slo,
        int track,
        bool isLatest,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancel
    )
    {
        (long first, long last) = (HourOf(from), HourOf(until));
        HeldSeries held;
        PackedMinutes?[] span;
        long edition;
        lock (_gate)
        {
            held = Held(slo, track, isLatest);
            (span, edition) = (held.Span(first, last), held.Edition);
            if (!isLatest && _held.TryGetValue((slo.Value, track, true), out HeldSeries? latest))
            {
                PackedMinutes?[] known = latest.Span(first, last);
                span = [.. span.Select((hour, index) => hour ?? known[index])];
            }
        }

        IReadOnlyDictionary<long, PackedMinutes> read = await FillAsync(slo, track, first, span, cancel);
        lock (_gate)
        {
            // If something changed while it was read, this answer may be the one before: the next is read anew.
            if (read.Count > 0 && held.Edition == edition && HasRoom(HeldSeries.BytesOf(read.Values)))
            {
                if (isLatest)
                {
                    held.DropBefore(first);
                }

                foreach ((long hour, PackedMinutes minutes) in read)
                {
                    held.Keep(hour, minutes);
                }
            }
        }

        return SliLedger.OfHours(BeginOf(first), span!);
    }

    /// <summary>Reads the hours that a span lacks, each of them, and puts them there.</summary>
    private async Task<IReadOnlyDictionary<long, PackedMinutes>> FillAsync(
        SloId slo,
        int track,
        long first,
        PackedMinutes?[] span,
        CancellationToken cancel
    )
    {
        Dictionary<long, PackedMinutes> read = Enumerable
            .Range(0, span.Length)
            .Where(index => span[index] is null)
            .ToDictionary(index => first + index, _ => PackedMinutes.Unknown);
        if (read.Count > 0)
        {
            string[] ids = [.. read.Keys.Select(hour => IdOf(slo, track, hour)).Distinct()];
            foreach (SloHour row in (await views.FindAsync(Views.SloHour, ids, cancel)).Select(view => view.Row<SloHour>()))
            {
                if (read.ContainsKey(HourOf(row.Hour)))
                {
                    read[HourOf(row.Hour)] = new PackedMinutes(row.Read());
                }
            }
        }

        foreach ((long hour, PackedMinutes minutes) in read)
        {
            span[hour - first] = minutes;
        }

        return read;
    }

    /// <summary>Answers the hours that were written.</summary>
    private async Task<IReadOnlyCollection<long>> PutAsync(
        Work work,
        SloId slo,
        IGrouping<int, MeasuredMinute> series,
        bool isAdded,
        CancellationToken cancel
    )
    {
        ILookup<long, MeasuredMinute> hours = series.ToLookup(minute => HourOf(minute.At));
        Dictionary<string, View> stands = (
            await views.FindAsync(Views.SloHour, [.. hours.Select(hour => IdOf(slo, series.Key, hour.Key)).Distinct()], cancel)
        ).ToDictionary(view => view.Id);
        foreach (IGrouping<long, MeasuredMinute> hour in hours.OrderBy(hour => hour.Key))
        {
            string id = IdOf(slo, series.Key, hour.Key);
            View? read = stands.GetValueOrDefault(id);
            SloHour? before = read?.Row<SloHour>();
            SliMinute?[] minutes = before is not null && HourOf(before.Hour) == hour.Key ? before.Read() : new SliMinute?[SloHour.Minutes];
            foreach (MeasuredMinute minute in hour)
            {
                SliMinute known = minutes[minute.At.Minute] ?? default;
                minutes[minute.At.Minute] = isAdded
                    ? new SliMinute(known.Total + minute.Value.Total, known.Bad + minute.Value.Bad)
                    : minute.Value;
            }

            DateTimeOffset begin = BeginOf(hour.Key);
            string body = ViewJson.Write(SloHour.Of(begin, minutes));
            if (body != read?.Body)
            {
                work.Put(new View(Views.SloHour, id, Views.Recorded, begin, "", body) { Subject = slo.Value }, read);
            }
        }

        return [.. hours.Select(hour => hour.Key)];
    }

    /// <param name="places">Those of the rows that changed: whatever hour stood there.</param>
    private void Forget(string slo, int track, HashSet<long> places)
    {
        lock (_gate)
        {
            foreach (bool isLatest in new[] { true, false })
            {
                if (_held.TryGetValue((slo, track, isLatest), out HeldSeries? held))
                {
                    held.Forget([.. held.Hours.Where(hour => places.Contains(hour % HoursKept))]);
                }
            }
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>What this node has of a series that somebody asks for.</summary>
    private HeldSeries Held(SloId slo, int track, bool isLatest)
    {
        if (!_held.TryGetValue((slo.Value, track, isLatest), out HeldSeries? held))
        {
            _held[(slo.Value, track, isLatest)] = held = new HeldSeries();
        }

        held.AskedAt = clock.GetUtcNow();
        return held;
    }

    /// <summary>Whether so much more may be kept; what nobody asked for in a while gives way, longest first.</summary>
    private bool HasRoom(long bytes)
    {
        long taken = _held.Values.Sum(one => one.Bytes);
        DateTimeOffset asked = clock.GetUtcNow() - Idle;
        foreach (
            ((string, int, bool) key, HeldSeries idle) in _held
                .Where(one => one.Value.AskedAt < asked)
                .OrderBy(one => one.Value.AskedAt)
                .ToArray()
        )
        {
            if (taken + bytes <= BytesMax)
            {
                break;
            }

            taken -= idle.Bytes;
            _held.Remove(key);
        }

        return taken + bytes <= BytesMax;
    }
}
