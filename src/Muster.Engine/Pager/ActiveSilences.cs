// The silences that are in force at one moment.
using System.Collections.Immutable;
using Muster.Core.Alerts;

namespace Muster.Engine.Pager;

public sealed class ActiveSilences(ImmutableArray<(Silence Silence, LabelMatcherSet Matchers)> active)
{
    /// <summary>The same for the same silences in the same form: when it differs, somebody may have to be paged who was not.</summary>
    public string Signature { get; } =
        string.Join(' ', active.Select(one => $"{one.Silence.Id}@{one.Silence.UpdatedAt.ToUnixTimeMilliseconds()}"));

    /// <summary>All of them, by end.</summary>
    public ImmutableArray<Silence> All { get; } = [.. active.Select(one => one.Silence)];

    /// <summary>The silence that keeps an alert quiet; null when none does.</summary>
    public Silence? Of(Alert alert) => Each(alert).FirstOrDefault();

    /// <summary>Every silence that keeps an alert quiet, by end. A silence without matchers would keep everything quiet and is not heeded.</summary>
    public IEnumerable<Silence> Each(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        if (active.IsEmpty)
        {
            return [];
        }

        LabelSet facts = MetaLabels.With(alert);
        return active.Where(one => !one.Silence.Matchers.IsDefaultOrEmpty && one.Matchers.Holds(facts)).Select(one => one.Silence);
    }
}
