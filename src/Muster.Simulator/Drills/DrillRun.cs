// A drill second by second: the system, what monitoring sees, the people, and what those in command do.
using Muster.Core.Drills;
using Muster.Simulator.Responders;
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Drills;

/// <summary>
/// The same variant and the same acts give the same drill, to the last bit: it is played again for every look at it and never stored. Not safe for several threads.
/// </summary>
public sealed class DrillRun
{
    private readonly List<DrillEvent> _events = [];
    private readonly List<Act> _acts = [];
    private readonly List<Second> _seconds = [];
    private readonly List<Work> _finished = [];
    private readonly Outside _outside;
    private readonly ShiftEnd _shiftEnd;
    private readonly Orders _orders;
    private readonly Searches _searches;

    public DrillRun(Variant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        Variant = variant;
        System = new SystemRun(variant);
        Monitoring = new Monitoring(variant, System.World);
        Crew = new Crew(variant);
        _outside = new Outside(variant, Command);
        _shiftEnd = new ShiftEnd(variant, Crew, Command);
        _searches = new Searches(variant, System, Crew);
        _orders = new Orders(variant, System, Crew, Command, _searches);
    }

    public Variant Variant { get; }

    public SystemRun System { get; }

    public Monitoring Monitoring { get; }

    public Crew Crew { get; }

    public CommandRecord Command { get; } = new();

    /// <summary>How it went for the customers so far.</summary>
    public Course Course { get; } = new();

    /// <summary>The second that comes next, from 0.</summary>
    public int Now => System.Now;

    public bool IsOver => Now >= Variant.Seconds;

    /// <summary>What was done, in the order in which it was.</summary>
    public IReadOnlyList<Act> Acts => _acts;

    /// <summary>All that happened, also what nobody knows yet; in the order in which it did.</summary>
    public IReadOnlyList<DrillEvent> Events => _events;

    /// <summary>The seconds that have passed.</summary>
    public IReadOnlyList<Second> Seconds => _seconds;

    /// <summary>What the graphs show to one of those who play: they stand still for whoever is at the keyboard, and for nobody else.</summary>
    /// <param name="by">Who looks; see <see cref="Act.By"/>.</param>
    public IReadOnlyList<Sample> SeenBy(string by) =>
        Command.FrozenSince(Now, by) is { } since ? [.. Monitoring.Samples.Where(sample => sample.Second.At <= since)] : Monitoring.Samples;

    /// <summary>Plays a variant to its end; whoever wants to look at each second says <paramref name="look"/>. The acts stand in the order of their seconds.</summary>
    public static DrillRun Play(Variant variant, IReadOnlyList<Act> acts, Action<Second, SimulatedWorld>? look = null)
    {
        ArgumentNullException.ThrowIfNull(acts);
        DrillRun run = new(variant);
        int next = 0;
        while (!run.IsOver)
        {
            for (; next < acts.Count && acts[next].At <= run.Now; next++)
            {
                run.Do(acts[next]);
            }

            Second second = run.Step();
            look?.Invoke(second, run.System.World);
        }

        return run;
    }

    /// <summary>
    /// Does something now. What cannot be done is answered with the reason, in a sentence for the person who wanted it, and stands among the events; null when it was done
    /// or begun.
    /// </summary>
    public string? Do(Act act)
    {
        ArgumentNullException.ThrowIfNull(act);
        Act now = act with { At = Now };
        string? refused =
            _acts.Count >= DrillLimits.ActsMax
                ? $"A drill takes {DrillLimits.ActsMax} acts, and they are used up."
                : _orders.Give(now, _events);
        if (refused is null)
        {
            _acts.Add(now);
        }
        else
        {
            _events.Add(new(Now, EventKind.Refused, act.Target, refused) { Act = now });
        }

        return refused;
    }

    /// <summary>Moves on by one second.</summary>
    public Second Step()
    {
        _outside.Begin(Now, _events);
        _shiftEnd.Begin(Now, _events);
        _finished.Clear();
        Second second = System.Step(_finished);
        foreach (DrawnFault fault in System.Ended)
        {
            string why = fault.Until == second.At ? "Over by itself" : "The cause is gone";
            _events.Add(new(second.At, EventKind.FaultEnded, fault.Fault.Id, $"{why}: {fault.Fault.Text}"));
        }

        foreach (Work work in _finished)
        {
            _events.Add(new(second.At, EventKind.WorkDone, work.Offer.Target, $"Done: {work.Offer.Title}.") { Act = work.Act });
        }

        _searches.Report(second.At, _events);
        _seconds.Add(second);
        Course.Look(second, System, Variant);
        Monitoring.Look(second, _events);
        _outside.Feel(second, _events);
        return second;
    }
}
