// What the monitoring of a simulated system sees: late, and with some noise.
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Drills;

/// <summary>Values are read every <see cref="DrillDefaults.ScrapeSeconds"/>, as by Prometheus, and a condition counts from the first reading at which it held.</summary>
public sealed class Monitoring
{
    private readonly Variant _variant;
    private readonly SimulatedWorld _world;
    private readonly int?[] _since;
    private readonly bool[] _raised;
    private readonly List<Sample> _samples = [];

    public Monitoring(Variant variant, SimulatedWorld world)
    {
        ArgumentNullException.ThrowIfNull(variant);
        (_variant, _world) = (variant, world);
        (_since, _raised) = (new int?[variant.Scenario.Alerts.Length], new bool[variant.Scenario.Alerts.Length]);
    }

    /// <summary>What graphs show, oldest first.</summary>
    public IReadOnlyList<Sample> Samples => _samples;

    /// <summary>The alerts that are raised at this moment.</summary>
    public IEnumerable<AlertRule> Raised => _variant.Scenario.Alerts.Where((_, index) => _raised[index]);

    /// <summary>What a component does at this moment, as exactly as the model knows it.</summary>
    public static double Value(Reading reading, Metric metric) =>
        metric switch
        {
            Metric.Rate => reading.Offered,
            Metric.ErrorRatio => reading.Offered > 0 ? Math.Min(1, reading.Failed / reading.Offered) : 0,
            Metric.Latency => reading.Latency,
            Metric.Queue => reading.Queue,
            Metric.Utilisation => reading.Utilisation,
            Metric.HitRatio => reading.HitRatio,
            Metric.Instances => reading.Instances,
        };

    /// <summary>Looks at a second that has passed, and says which alerts began and ended.</summary>
    public void Look(Second second, List<DrillEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (second.At % DrillDefaults.ScrapeSeconds != 0)
        {
            return;
        }

        _samples.Add(Scrape(second));
        for (int index = 0; index < _since.Length; index++)
        {
            Evaluate(index, second.At, events);
        }
    }

    private void Evaluate(int index, int now, List<DrillEvent> events)
    {
        AlertRule rule = _variant.Scenario.Alerts[index];
        Condition when = rule.When;
        double value = Value(_world.Read(_world.PlaceOf(when.Component)!.Value), when.Metric);
        bool holds = when.IsAbove ? value > when.Threshold : value < when.Threshold;
        _since[index] = holds ? _since[index] ?? now : null;
        bool isLong = _since[index] is { } since && now - since >= when.ForSeconds + Late;
        if (isLong != _raised[index] && (isLong || !holds))
        {
            _raised[index] = isLong;
            events.Add(
                isLong
                    ? new(now, EventKind.AlertRaised, rule.Name, rule.Summary)
                    : new(now, EventKind.AlertResolved, rule.Name, $"{rule.Name} is over.")
            );
        }
    }

    /// <summary>Those who know their system have slower alerts to live with: for a veteran they are late.</summary>
    private int Late => _variant.Difficulty == Difficulty.Veteran ? DrillDefaults.LateAlertSeconds : 0;

    private Sample Scrape(Second second)
    {
        Reading[] readings = new Reading[_world.Components.Count];
        for (int place = 0; place < readings.Length; place++)
        {
            Reading exact = _world.Read(place);
            double noise = 1 + (DrillDefaults.NoiseShare * _variant.Scatter(_world.Components[place].Name, second.At));
            readings[place] = exact with
            {
                Offered = exact.Offered * noise,
                Served = exact.Served * noise,
                Failed = exact.Failed * noise,
                Latency = exact.Latency * noise,
                Queue = exact.Queue * noise,
            };
        }

        return new(second, readings);
    }
}
