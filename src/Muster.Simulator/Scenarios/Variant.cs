// One play of a scenario: all that differs from play to play is drawn.
using System.Collections.Immutable;
using Muster.Simulator.World;

namespace Muster.Simulator.Scenarios;

/// <summary>The same scenario, seed and difficulty make the same variant.</summary>
public sealed class Variant
{
    private readonly Chance _chance;

    public Variant(Scenario scenario, long seed, Difficulty difficulty)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        (Scenario, Seed, Difficulty, _chance) = (scenario, seed, difficulty, new Chance(seed));
        Faults =
        [
            .. Chosen(scenario.Faults.Where(fault => fault.From <= difficulty), fault => fault.OneOf, "fault")
                .Where(fault => fault.Likely >= 1 || _chance.Share($"fault/{fault.Id}/likely") < fault.Likely)
                .Select(Draw)
                .OrderBy(fault => fault.At),
        ];
        StandingCauses = [.. Faults.Where(fault => fault.Fault is { IsCause: true, Stands: true }).Select(fault => fault.Fault.Id)];
        Changes =
        [
            .. Chosen(scenario.Changes.Where(change => Has(change.With)), change => change.OneOf, "change")
                .Select((change, index) => new DrawnChange(change.At.DrawSeconds(_chance, $"change/{index}"), change))
                .OrderBy(change => change.At),
        ];
    }

    public Scenario Scenario { get; }

    public long Seed { get; }

    public Difficulty Difficulty { get; }

    /// <summary>Earliest first.</summary>
    public ImmutableArray<DrawnFault> Faults { get; }

    /// <summary>The ids of the causes that stand until something ends them.</summary>
    public ImmutableArray<string> StandingCauses { get; }

    /// <summary>Earliest first.</summary>
    public ImmutableArray<DrawnChange> Changes { get; }

    /// <summary>The lines that its logs can have.</summary>
    public IEnumerable<LogLine> Logs => Scenario.Logs.Where(line => Has(line.With));

    /// <summary>The true causal chain, from the symptom to the root.</summary>
    public IEnumerable<Why> Whys => Scenario.Whys.Where(why => Has(why.With));

    /// <summary>The one thing that it teaches: that of its cause, or that of the scenario.</summary>
    public string Lesson =>
        Faults.FirstOrDefault(fault => fault.Fault is { IsCause: true, Lesson.Length: > 0 })?.Fault.Lesson ?? Scenario.Lesson;

    /// <summary>How long the drill is.</summary>
    public int Seconds => Scenario.Minutes * 60;

    /// <summary>How long an offer takes in ordinary hands.</summary>
    public int SecondsOf(Offer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return Math.Max(1, offer.TakesSeconds.DrawSeconds(_chance, $"offer/{offer.Verb}/{offer.Target}/{offer.Name}"));
    }

    /// <summary>Whether an offer makes it worse here. What ends or repairs something that went wrong in this variant does not.</summary>
    public bool IsHarmful(Offer offer)
    {
        ArgumentNullException.ThrowIfNull(offer);
        return offer.IsHarmful && !Faults.Any(fault => offer.Ends.Contains(fault.Fault.Id) || offer.Repairs.Contains(fault.Fault.Id));
    }

    /// <summary>A number of this variant.</summary>
    public double Draw(Span span, string name) => span.Draw(_chance, name);

    /// <summary>From 0 to below 1: chance of this variant, the same for the same name and count.</summary>
    public double Share(string name, int count) => _chance.Share(name, count);

    /// <summary>See <see cref="Chance.Scatter"/>.</summary>
    public double Scatter(string name, int count) => _chance.Scatter(name, count);

    /// <summary>The effects of one variant.</summary>
    internal ImmutableArray<Effect> Draw(ImmutableArray<VaryingEffect> effects, string name) =>
        [.. effects.Select(effect => effect.Draw(_chance, name))];

    private bool Has(ImmutableArray<string> with) => with.IsEmpty || Faults.Any(fault => with.Contains(fault.Fault.Id));

    private DrawnFault Draw(Fault fault)
    {
        string name = $"fault/{fault.Id}";
        int at = fault.At.DrawSeconds(_chance, name);
        int? until = fault.LastsSeconds is { } lasts ? at + Math.Max(1, lasts.DrawSeconds(_chance, $"{name}/lasts")) : null;
        return new(fault, at, until, Draw(fault.Effects, name));
    }

    /// <summary>Those that stand alone, and one of each word that several share.</summary>
    private IEnumerable<T> Chosen<T>(IEnumerable<T> all, Func<T, string> word, string what)
    {
        foreach (IGrouping<string, T> group in all.GroupBy(word, StringComparer.Ordinal))
        {
            T[] members = [.. group];
            int chosen = group.Key.Length == 0 ? -1 : _chance.Pick(members.Length, $"{what}/{group.Key}");
            for (int index = 0; index < members.Length; index++)
            {
                if (chosen < 0 || chosen == index)
                {
                    yield return members[index];
                }
            }
        }
    }
}
