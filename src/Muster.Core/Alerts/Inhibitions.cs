// The inhibition rules of an organisation, compiled.
using System.Collections.Immutable;

namespace Muster.Core.Alerts;

/// <summary>Make one for each version of the rules and share it between threads.</summary>
public sealed class Inhibitions(ImmutableArray<InhibitionRule> rules)
{
    public static readonly Inhibitions None = new([]);

    internal ImmutableArray<CompiledInhibition> Rules { get; } = [.. rules.Select(rule => new CompiledInhibition(rule))];

    public bool IsEmpty => Rules.IsEmpty;

    /// <summary>Whether an alert may hide others. One of a drill never does, whatever its labels say: nothing is wrong, and what is must page.</summary>
    public bool IsSource(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        if (alert.Door == DrillAlerts.Door)
        {
            return false;
        }

        foreach (CompiledInhibition rule in Rules)
        {
            if (rule.Source.Holds(alert.Labels))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an alert hides another by any of the rules, looked at for themselves.</summary>
    internal bool Hides(LabelSet source, LabelSet target) =>
        Rules.Any(rule => rule.Source.Holds(source) && rule.Target.Holds(target) && rule.KeyOf(source) == rule.KeyOf(target));

    /// <param name="sources">Alerts that fire; those that no rule takes for a source do nothing.</param>
    public ActiveInhibitions With(IEnumerable<InhibitingAlert> sources) => new(this, [.. sources.DistinctBy(one => one.Fingerprint)]);
}
