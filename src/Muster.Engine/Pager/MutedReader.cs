// Reads what is muted now.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Engine.Pager;

public sealed class MutedReader(IAlertStore alerts, IViewStore views, SilenceBook silences)
{
    /// <summary>1,000 firing alerts are held against the silences: enough to tell a quiet silence from one that hides an outage.</summary>
    private const int AlertsMax = 1000;

    /// <param name="limit">At most so many of a kind.</param>
    public async Task<MutedNow> ReadAsync(DateTimeOffset now, int limit, CancellationToken cancel)
    {
        ImmutableArray<AlertGroup> hidden =
        [
            .. (await views.AllAsync(Views.Group, [Views.Silenced], cancel))
                .Select(row => row.Row<AlertGroup>())
                .Where(HeldReasons.IsInhibited)
                .Take(limit),
        ];
        ActiveSilences active = await silences.AtAsync(now, cancel);
        return new(active.All.IsEmpty ? [] : await BehindAsync(active, limit, cancel), hidden);
    }

    private async Task<ImmutableArray<MutedBySilence>> BehindAsync(ActiveSilences active, int limit, CancellationToken cancel)
    {
        IReadOnlyList<Alert> firing = await alerts.FiringAsync(AlertsMax, cancel);
        Dictionary<string, int> behind = firing
            .SelectMany(active.Each)
            .CountBy(silence => silence.Id.Value, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        ImmutableArray<Silence> shown = [.. active.All.Take(limit)];
        Dictionary<string, SilenceReview> reviews = (
            await views.FindAsync(Views.SilenceReview, [.. shown.Select(silence => silence.Id.Value)], cancel)
        ).ToDictionary(row => row.Id, row => row.Row<SilenceReview>(), StringComparer.Ordinal);
        return
        [
            .. shown.Select(silence => new MutedBySilence(
                silence,
                behind.GetValueOrDefault(silence.Id.Value),
                firing.Count == AlertsMax,
                reviews.GetValueOrDefault(silence.Id.Value)
            )),
        ];
    }
}
