// Reads silences with what is known of their reviews.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Engine.Projections;

namespace Muster.Server.Alerts;

public sealed class SilenceLists(IAlertStore alerts, IViewStore views, TimeProvider clock)
{
    /// <summary>How long a silence is listed after its end, as Alertmanager keeps it.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(120);

    /// <summary>Those that hold, are planned, or ended in the last five days; by end.</summary>
    public async Task<ImmutableArray<ListedSilence>> ListAsync(CancellationToken cancel) =>
        await WithReviewsAsync(await alerts.SilencesAsync(clock.GetUtcNow() - Kept, cancel), cancel);

    /// <summary>Null when there is no such silence.</summary>
    public async Task<ListedSilence?> FindAsync(SilenceId id, CancellationToken cancel) =>
        await alerts.SilenceAsync(id, cancel) is { } silence ? (await WithReviewsAsync([silence], cancel))[0] : null;

    private async Task<ImmutableArray<ListedSilence>> WithReviewsAsync(IReadOnlyList<Silence> known, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        IReadOnlyList<View> rows = await views.FindAsync(Views.SilenceReview, [.. known.Select(silence => silence.Id.Value)], cancel);
        Dictionary<string, SilenceReview> reviews = rows.ToDictionary(
            row => row.Id,
            row => row.Row<SilenceReview>(),
            StringComparer.Ordinal
        );
        return [.. known.Select(silence => new ListedSilence(silence, reviews.GetValueOrDefault(silence.Id.Value), now))];
    }
}
