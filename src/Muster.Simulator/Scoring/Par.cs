// Finds the best run of a variant by search over what can be done.
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Scoring;

/// <summary>
/// A beam search: it begins with nothing, adds one move after the other to the best few plans, and keeps a move only where customers lose less by it. A move is an offer
/// with one of some arguments at one of some seconds, or a door that is opened step by step as the system recovers (<see cref="Trial.Staircase"/>). In the end each act
/// is moved and left out to see whether that is better still. Nothing is done before the team could know: the first detection and a minute of understanding; hands are
/// ordinary. Par is the best run that this search finds, not the best that there is: a commander can beat it. The same variant has the same par.
/// </summary>
public static class Par
{
    /// <summary>From the first sign to the first act: reading the alert, looking at two graphs, deciding.</summary>
    public const int UnderstandingSeconds = 60;

    private const int Beam = 3;
    private const int Rounds = 4;

    /// <summary>How much of doing nothing a resolution at the very end counts: of two plans that save customers alike, the one that is done sooner is better.</summary>
    private const double LateShare = 0.02;

    public static ParRun Find(Variant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        DrillSummary nothing = DrillSummary.Of(DrillRun.Play(variant, []));
        int known = Math.Min((nothing.DetectedAt ?? nothing.StartedAt) + UnderstandingSeconds, variant.Seconds - 1);
        Plan start = new([], nothing, Cost(variant, nothing, nothing));
        List<Plan> beam = [start];
        Plan best = start;
        for (int round = 0; round < Rounds; round++)
        {
            List<Plan> next = [.. beam.SelectMany(plan => Extended(variant, plan, nothing, known)).OrderBy(plan => plan.Cost)];
            beam = [.. next.DistinctBy(plan => plan.Cost).Take(Beam)];
            if (beam.Count == 0 || beam[0].Cost >= best.Cost * 0.999)
            {
                break;
            }

            best = beam[0];
        }

        best = Refined(variant, best, nothing, known);
        return new(best.Summary, [.. best.Acts], nothing, known);
    }

    private static IEnumerable<Plan> Extended(Variant variant, Plan plan, DrillSummary nothing, int known)
    {
        int last = plan.Acts.Count == 0 ? known : plan.Acts.Max(act => act.At) + 1;
        foreach (Offer offer in variant.Scenario.Offers)
        {
            foreach (int at in Seconds(variant, plan, known, last))
            {
                foreach (Act act in Choices(variant, plan, offer, at))
                {
                    yield return Tried(variant, [.. plan.Acts, act], nothing);
                }
            }

            if (offer.Verb == Verb.Shed && !plan.Acts.Any(act => act.Verb == Verb.Shed))
            {
                foreach (int percent in (int[])[90, 70, 50])
                {
                    List<Act> stairs = Trial.Staircase(variant, plan.Acts, offer, known, percent, room: 0.85);
                    yield return Tried(variant, [.. plan.Acts, .. stairs], nothing);
                }
            }
        }
    }

    /// <summary>At once, and when the last thing that was begun is done.</summary>
    private static IEnumerable<int> Seconds(Variant variant, Plan plan, int known, int last)
    {
        yield return known;
        if (plan.Acts.Count > 0)
        {
            Offer? offer = ActRules.Find(variant.Scenario, plan.Acts[^1]);
            int done = plan.Acts[^1].At + (offer is null ? 0 : variant.SecondsOf(offer)) + 5;
            if (done > known && done < variant.Seconds)
            {
                yield return done;
            }

            if (plan.Summary.MitigatedAt is { } mitigated && mitigated + 60 > last && mitigated + 60 < variant.Seconds)
            {
                yield return mitigated + 60;
            }
        }
    }

    private static IEnumerable<Act> Choices(Variant variant, Plan plan, Offer offer, int at)
    {
        switch (offer.Verb)
        {
            case Verb.Shed:
                yield return Acting.Shed(offer, at, 0);
                yield return Acting.Shed(offer, at, 30);
                yield return Acting.Shed(offer, at, 60);
                break;
            case Verb.Scale:
                double most = Acting.Most(offer);
                int now = variant.Scenario.Topology.Components.First(component => component.Name == offer.Target).Instances;
                yield return Acting.Scale(offer, at, most);
                if (now * 2 < most)
                {
                    yield return Acting.Scale(offer, at, now * 2);
                }

                break;
            case Verb.Flag:
                bool isOff = plan.Acts.Any(act => act.Verb == Verb.Flag && act.Target == offer.Target && act.Text("name") == offer.Name);
                yield return Acting.Flag(offer, at, isOff ? "on" : "off");
                break;
            default:
                yield return Acting.Plain(offer, at);
                break;
        }
    }

    /// <summary>Leaves each act out, and moves it to and fro, as long as that is better.</summary>
    private static Plan Refined(Variant variant, Plan plan, DrillSummary nothing, int known)
    {
        for (int index = 0; index < plan.Acts.Count && index < 24; index++)
        {
            List<Act> without = [.. plan.Acts];
            without.RemoveAt(index);
            Plan shorter = Tried(variant, without, nothing);
            if (shorter.Cost <= plan.Cost)
            {
                plan = shorter;
                index--;
                continue;
            }

            foreach (int shift in (int[])[-60, -20, -10, 10, 20])
            {
                if (index >= plan.Acts.Count)
                {
                    break;
                }

                Act act = plan.Acts[index];
                int at = Math.Clamp(act.At + shift, known, variant.Seconds - 1);
                List<Act> moved = [.. plan.Acts];
                moved[index] = act with { At = at };
                Plan other = Tried(variant, moved, nothing);
                plan = other.Cost < plan.Cost ? other : plan;
            }
        }

        return plan;
    }

    private static Plan Tried(Variant variant, List<Act> acts, DrillSummary nothing)
    {
        acts = [.. acts.OrderBy(act => act.At)];
        DrillSummary summary = Trial.Play(variant, acts, nothing.DetectedAt);
        return new(acts, summary, Cost(variant, summary, nothing));
    }

    private static double Cost(Variant variant, DrillSummary summary, DrillSummary nothing) =>
        summary.CustomerMinutesLost
        + (LateShare * nothing.CustomerMinutesLost * ((double)(summary.ResolvedAt ?? variant.Seconds) / variant.Seconds));

    private sealed record Plan(List<Act> Acts, DrillSummary Summary, double Cost);
}
