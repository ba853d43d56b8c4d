// Walks from plan to plan by chance, over ones that are a little worse, to what small steps uphill cannot reach.
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Scoring;

/// <summary>
/// Threshold accepting: a change is taken when the plan then costs at most a little more than before, and that little shrinks to nothing. A change is an act that is left
/// out, moved, swapped with another, given another number or replaced, all acts from one on moved together, or acts that are added. The same variant has the same walk.
/// Source: Dueck and Scheuer, “Threshold accepting: a general purpose optimization algorithm appearing superior to simulated annealing”, Journal of Computational Physics
/// 90 (1990).
/// </summary>
/// <param name="known">The second before which nothing is done.</param>
internal sealed class ThresholdWalk(Variant variant, Trials trials, int known)
{
    /// <summary>How much worse, at most, the first step may be.</summary>
    private const double Widest = 0.15;

    /// <summary>What nobody would read is no best run.</summary>
    private const int ActsMax = 24;

    private static readonly int[] Shifts = [1, 2, 3, 5, 10, 20, 40, 90];

    private static readonly int[] Steps = [1, 2, 5, 10, 30];

    private readonly Chance _chance = new(variant.Seed);
    private int _drawn;

    /// <summary>The best plan on the way, which is at least as good as the first.</summary>
    public Plan From(Plan plan, int steps)
    {
        Plan best = plan;
        for (int step = 0; step < steps && !trials.IsSpent; step++)
        {
            double wide = Widest * (1 - ((double)step / steps)) * Share() * Share();
            if (Changed(plan) is { } acts && trials.Try(acts, plan.Cost * (1 + wide)) is { } next)
            {
                plan = next;
                best = plan.Cost < best.Cost ? plan : best;
            }
        }

        return best;
    }

    private double Share() => _chance.Share("walk", _drawn++);

    private T Pick<T>(IReadOnlyList<T> choices) => choices[(int)(Share() * choices.Count)];

    private int Sign() => Share() < 0.5 ? -1 : 1;

    private int Within(int at) => Math.Clamp(at, known, variant.Seconds - 1);

    /// <summary>Null where the change that was drawn changes nothing.</summary>
    private List<Act>? Changed(Plan plan)
    {
        List<Act> acts = [.. plan.Acts];
        double kind = acts.Count == 0 ? 0 : Share();
        if (kind < 0.2)
        {
            return acts.Count < ActsMax ? [.. acts, .. Drawn(plan, At(plan))] : null;
        }

        Act one = Pick(acts);
        int place = acts.IndexOf(one);
        int shift = Pick(Shifts) * Sign();
        switch (kind)
        {
            case < 0.3:
                acts.RemoveAt(place);
                return acts;
            case < 0.4:
                acts.RemoveAt(place);
                return [.. acts, .. Drawn(plan, one.At)];
            case < 0.5:
                Act other = Pick(acts);
                acts[acts.IndexOf(other)] = other with { At = one.At };
                acts[place] = one with { At = other.At };
                return other.At == one.At ? null : acts;
            case < 0.6:
                return [.. acts.Select(act => act.At >= one.At ? act with { At = Within(act.At + shift) } : act)];
            case < 0.8 when Acting.NumberOf(variant, one) is { } number:
                double to = one.Number(number.Name)!.Value + (Pick(Steps) * Sign() * Math.Max(1, Math.Round(number.Most / 100)));
                acts[place] = Acting.With(one, number, to);
                return acts;
            default:
                acts[place] = one with { At = Within(one.At + shift) };
                return acts;
        }
    }

    private int Whole(Plan plan) => Within(plan.Summary.ResolvedAt ?? variant.Seconds);

    /// <summary>More often early than late: until it is whole, and a little beyond.</summary>
    private int At(Plan plan) => Within(known + (int)((Whole(plan) - known + 30) * Share() * Share()));

    /// <summary>One of what is offered; what takes something away from customers comes mostly with giving it back.</summary>
    private List<Act> Drawn(Plan plan, int at)
    {
        Offer offer = Pick(variant.Scenario.Offers);
        switch (offer.Verb)
        {
            case Verb.Shed:
                Act shed = Acting.Shed(offer, at, (int)(Share() * 21) * 5);
                return Share() < 0.5 ? [shed, Acting.Shed(offer, Within(at + 5 + (int)(Share() * 120)), 0)] : [shed];
            case Verb.Scale:
                return [Acting.Scale(offer, at, Math.Max(1, Acting.Most(offer) * (0.1 + (0.9 * Share()))))];
            case Verb.Flag:
                bool isOff = Acting.IsOff([.. plan.Acts.Where(act => act.At <= at)], offer);
                Act flag = Acting.Flag(offer, at, isOff ? "on" : "off");
                return !isOff && at < Whole(plan) && Share() < 0.7 ? [flag, Acting.Flag(offer, Whole(plan), "on")] : [flag];
            default:
                return [Acting.Plain(offer, at)];
        }
    }
}
