// Silences in memory, by id.
using Muster.Core.Alerts;
using Muster.Core.Kernel;

namespace Muster.Engine.Ports.InMemory;

public sealed partial class InMemoryStore
{
    private readonly Dictionary<SilenceId, Silence> _silences = [];

    public Task SaveSilenceAsync(Silence silence, CancellationToken cancel)
    {
        StorableText.Require(silence);
        return WriteAsync(
            () =>
                _silences[silence.Id] = silence with
                {
                    StartsAt = StoredInstant.Of(silence.StartsAt),
                    EndsAt = StoredInstant.Of(silence.EndsAt),
                    UpdatedAt = StoredInstant.Of(silence.UpdatedAt),
                },
            cancel
        );
    }

    public Task<Silence?> SilenceAsync(SilenceId id, CancellationToken cancel) => ReadAsync(() => _silences.GetValueOrDefault(id), cancel);

    public Task<IReadOnlyList<Silence>> SilencesAsync(DateTimeOffset endsAfter, CancellationToken cancel) =>
        ReadAsync<IReadOnlyList<Silence>>(
            () =>
                [
                    .. _silences
                        .Values.Where(silence => silence.EndsAt > endsAfter)
                        .OrderBy(silence => silence.EndsAt)
                        .ThenBy(silence => silence.Id.Value, StringComparer.Ordinal),
                ],
            cancel
        );
}
