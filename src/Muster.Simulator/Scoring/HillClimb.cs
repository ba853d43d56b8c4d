// Makes a plan better by one small change after the other, until none helps.
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Scoring;

/// <summary>
/// The last part of the search for par. A change is an act that is left out, moved by some seconds, given another number, or added; the better plan is taken at once,
/// and the next change is made to it.
/// </summary>
/// <param name="known">The second before which nothing is done.</param>
internal sealed class HillClimb(Variant variant, Trials trials, int known)
{
    /// <summary>A round that makes the plan better by less is the last one; an act that is worth no more is left out in the end.</summary>
    private const double Gain = 0.001;

    /// <summary>An act that is worth less than this is not added: the best run is shown to people, who should see what mattered.</summary>
    private const double AddedGain = 0.01;

    private static readonly int[] Shifts = [-60, -20, -10, -5, -3, -1, 1, 3, 5, 10, 20, 60];

    /// <summary>Of a hundred that are refused, and of a hundred instances that it may be: these more.</summary>
    private static readonly int[] Steps = [-12, -5, -2, -1, 1, 2, 5, 12];

    /// <summary>At so many seconds, evenly from when the team could know to when all is whole, one more act is tried.</summary>
    private const int Places = 15;

    public Plan From(Plan plan)
    {
        Plan before;
        do
        {
            before = plan;
            plan = Added(Changed(plan));
        } while (!trials.IsSpent && plan.Cost < before.Cost * (1 - Gain));

        return Shortened(plan);
    }

    private Plan Changed(Plan plan)
    {
        foreach (Act one in plan.Acts)
        {
            if (!trials.IsSpent && Without(plan, one, plan.Cost) is { } shorter)
            {
                plan = shorter;
                continue;
            }

            Act act = one;
            plan = Moved(plan, ref act);
            plan = Numbered(plan, ref act);
        }

        return plan;
    }

    private Plan Moved(Plan plan, ref Act act)
    {
        foreach (int shift in Shifts)
        {
            plan = Replaced(plan, ref act, act with { At = Math.Clamp(act.At + shift, known, variant.Seconds - 1) });
        }

        return plan;
    }

    /// <summary>The plan with a larger or smaller number in an act that has one: how much is refused, how many instances there shall be.</summary>
    private Plan Numbered(Plan plan, ref Act act)
    {
        if (Acting.NumberOf(variant, act) is not { } number)
        {
            return plan;
        }

        foreach (int step in Steps)
        {
            double to = act.Number(number.Name)!.Value + Math.Round(step * number.Most / 100);
            plan = Replaced(plan, ref act, Acting.With(act, number, to));
        }

        return plan;
    }

    /// <summary>The plan with <paramref name="other"/> in the place of <paramref name="act"/>, which becomes it, where that is better.</summary>
    private Plan Replaced(Plan plan, ref Act act, Act other)
    {
        Act before = act;
        if (trials.IsSpent || (other.At == before.At && other.Args == before.Args))
        {
            return plan;
        }

        if (trials.Try(plan.Acts.Select(one => ReferenceEquals(one, before) ? other : one), plan.Cost) is not { } changed)
        {
            return plan;
        }

        act = other;
        return changed;
    }

    private Plan Added(Plan plan)
    {
        int whole = plan.Summary.ResolvedAt ?? variant.Seconds;
        foreach (Offer offer in variant.Scenario.Offers)
        {
            for (int place = 0; place < Places; place++)
            {
                int at = known + (Math.Max(0, whole - known) * place / Places);
                foreach (Act act in Acting.Choices(variant, offer, at, plan.Acts).Where(_ => !trials.IsSpent))
                {
                    // Of two in one second the first is in the hands first: a quick one before a long one is another plan than after it.
                    Act[] undone = [.. Undone(offer, act, whole)];
                    plan = trials.Try([.. plan.Acts, act, .. undone], plan.Cost * (1 - AddedGain)) ?? plan;
                    plan = trials.Try([act, .. plan.Acts, .. undone], plan.Cost * (1 - AddedGain)) ?? plan;
                }
            }
        }

        return plan;
    }

    /// <summary>A feature that is switched off is switched on again when all is whole: as long as it is off nothing is resolved, so off alone may be no better.</summary>
    private static IEnumerable<Act> Undone(Offer offer, Act act, int whole) =>
        offer.Verb == Verb.Flag && act.Text("state") == "off" && act.At < whole ? [Acting.Flag(offer, whole, "on")] : [];

    /// <summary>The plan without the acts that are worth next to nothing: while it was changed they were there to become something.</summary>
    private Plan Shortened(Plan plan)
    {
        foreach (Act act in plan.Acts)
        {
            if (Without(plan, act, plan.Cost * (1 + Gain)) is { } shorter)
            {
                return Shortened(shorter);
            }
        }

        return plan;
    }

    private Plan? Without(Plan plan, Act act, double below) => trials.Try(plan.Acts.Where(one => !ReferenceEquals(one, act)), below);
}
