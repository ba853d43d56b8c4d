// Which silence, if any, keeps an alert quiet now.
using System.Collections.Immutable;
using Muster.Core.Alerts;
using Muster.Core.Kernel;
using Muster.Engine.Ports;

namespace Muster.Engine.Pager;

/// <summary>Reads the silences anew for each question about a moment; their matchers are compiled once for each change of a silence.</summary>
public sealed class SilenceBook(IAlertStore alerts)
{
    private readonly Dictionary<SilenceId, (DateTimeOffset UpdatedAt, LabelMatcherSet Matchers)> _compiled = [];
    private readonly Lock _gate = new();

    /// <summary>The silences in force at <paramref name="now"/>, by end.</summary>
    public async Task<ActiveSilences> AtAsync(DateTimeOffset now, CancellationToken cancel)
    {
        IReadOnlyList<Silence> known = await alerts.SilencesAsync(now, cancel);
        lock (_gate)
        {
            foreach (SilenceId gone in _compiled.Keys.Except(known.Select(silence => silence.Id)).ToArray())
            {
                _compiled.Remove(gone);
            }

            ImmutableArray<(Silence, LabelMatcherSet)> active =
            [
                .. known.Where(silence => silence.StartsAt <= now && now < silence.EndsAt).Select(silence => (silence, Compiled(silence))),
            ];
            return new(active);
        }
    }

    private LabelMatcherSet Compiled(Silence silence)
    {
        if (
            !_compiled.TryGetValue(silence.Id, out (DateTimeOffset UpdatedAt, LabelMatcherSet Matchers) kept)
            || kept.UpdatedAt != silence.UpdatedAt
        )
        {
            kept = (silence.UpdatedAt, new LabelMatcherSet(silence.Matchers));
            _compiled[silence.Id] = kept;
        }

        return kept.Matchers;
    }
}
