// Which alerts are hidden at one moment, by those that fire then.
using System.Collections.Immutable;

namespace Muster.Core.Alerts;

/// <summary>
/// As in Alertmanager, an alert that matches both sides of a rule does not hide another that does too. Alerts that would hide one another, by whichever rules, two of
/// them or a ring of more, do not: so of all that fires something always pages. A source hides others whether or not it is silenced or hidden itself.
/// </summary>
public sealed class ActiveInhibitions
{
    public static readonly ActiveInhibitions None = new(Inhibitions.None, []);

    private readonly ImmutableArray<Dictionary<string, List<InhibitingAlert>>> _byRule;
    private readonly ImmutableArray<InhibitingAlert> _sources;
    private readonly Lazy<InhibitionRings> _rings;

    internal ActiveInhibitions(Inhibitions rules, ImmutableArray<InhibitingAlert> sources)
    {
        Rules = rules;
        _sources = sources;
        _rings = new(() => new(rules, sources));
        _byRule = [.. rules.Rules.Select(rule => Sources(rule, sources))];
        Signature = rules.IsEmpty ? "" : string.Join(' ', sources.Select(one => one.Id).Order());
    }

    public Inhibitions Rules { get; }

    /// <summary>The same while the same alerts hide others: when it differs, somebody may have to be paged who was not.</summary>
    public string Signature { get; }

    /// <summary>The source with this fingerprint; null when it is none.</summary>
    public InhibitingAlert? Source(Fingerprint fingerprint) => _sources.FirstOrDefault(one => one.Fingerprint == fingerprint);

    /// <summary>With those of these alerts that fire and are a source, for alerts that come together.</summary>
    public ActiveInhibitions With(IEnumerable<Alert> coming)
    {
        if (Rules.IsEmpty)
        {
            return this;
        }

        InhibitingAlert[] more = [.. coming.Where(alert => alert.IsFiring && Rules.IsSource(alert)).Select(InhibitingAlert.Of)];
        return more.Length == 0 ? this : Rules.With([.. more, .. _sources]);
    }

    /// <summary>What hides an alert that fires, the first that is found; null when nothing does.</summary>
    public Inhibition? Of(Alert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        for (int place = 0; place < _byRule.Length; place++)
        {
            CompiledInhibition rule = Rules.Rules[place];
            if (_byRule[place].Count == 0 || !rule.Target.Holds(alert.Labels))
            {
                continue;
            }

            foreach (InhibitingAlert source in _byRule[place].GetValueOrDefault(rule.KeyOf(alert.Labels)) ?? [])
            {
                if (source.Fingerprint != alert.Fingerprint && !HidesInReturn(alert, source))
                {
                    return new(source, rule.Reason);
                }
            }
        }

        return null;
    }

    private bool HidesInReturn(Alert alert, InhibitingAlert source) =>
        Rules.Hides(alert.Labels, source.Labels) || (Rules.IsSource(alert) && _rings.Value.AreInOne(alert.Fingerprint, source.Fingerprint));

    private static Dictionary<string, List<InhibitingAlert>> Sources(CompiledInhibition rule, ImmutableArray<InhibitingAlert> sources)
    {
        Dictionary<string, List<InhibitingAlert>> found = new(StringComparer.Ordinal);
        foreach (InhibitingAlert source in sources.Where(one => rule.Source.Holds(one.Labels)))
        {
            string key = rule.KeyOf(source.Labels);
            if (!found.TryGetValue(key, out List<InhibitingAlert>? same))
            {
                found[key] = same = [];
            }

            same.Add(source);
        }

        return found;
    }
}
