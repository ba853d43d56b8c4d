// Finds the best run of a variant by search over what can be done.
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Scoring;

/// <summary>
/// A beam search: it begins with nothing, adds one move after the other to the best few plans, and keeps a move only where customers lose less by it. A move is an offer
/// with one of some arguments at one of some seconds, or a door that is opened step by step as the system recovers (<see cref="Trial.Staircase"/>). When customers have
/// what they want, it mends what still stands and turns back on what was off. In the end small changes are made as long as they help (<see cref="HillClimb"/>). Nothing is
/// done before the team could know: the first detection and a minute of understanding; hands are ordinary. Par is the best run that this search finds, not the best that
/// there is: a commander can beat it. The same variant has the same par, after at most <see cref="TrialsMax"/> runs.
/// </summary>
public sealed class Par
{
    /// <summary>From the first sign to the first act: reading the alert, looking at two graphs, deciding.</summary>
    public const int UnderstandingSeconds = 60;

    /// <summary>A run of half an hour takes some milliseconds: the search ends within a few seconds, whatever a scenario offers.</summary>
    public const int TrialsMax = 4_000;

    /// <summary>As many more for the walks and for the climb after them.</summary>
    private const int WalkedTrialsMax = 7_000;

    /// <summary>Seconds times components and calls: twice the largest scenario that comes with Muster.</summary>
    private const long RunSteps = 100_000;

    private const int Walks = 4;
    private const int WalkSteps = 700;

    /// <summary>A plan of one act has no order that single steps could miss.</summary>
    private const int WalkedActsMin = 2;

    private const int Beam = 3;
    private const int Rounds = 4;

    private readonly Variant _variant;
    private readonly DrillSummary _nothing;
    private readonly int _known;
    private readonly Trials _trials;

    private Par(Variant variant)
    {
        _variant = variant;
        _nothing = DrillSummary.Of(DrillRun.Play(variant, []));
        _known = Math.Min((_nothing.DetectedAt ?? _nothing.StartedAt) + UnderstandingSeconds, variant.Seconds - 1);
        _trials = new(variant, _nothing, Affordable(TrialsMax));
    }

    public static ParRun Find(Variant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        return new Par(variant).Search();
    }

    /// <summary>So many runs, and fewer where one costs more than <see cref="RunSteps"/>: the search ends in time for a huge scenario, too.</summary>
    private int Affordable(int trials)
    {
        Topology topology = _variant.Scenario.Topology;
        long steps = (long)_variant.Seconds * (topology.Components.Length + topology.Components.Sum(component => component.Calls.Length));
        return (int)Math.Max(1, Math.Min(trials, trials * RunSteps / steps));
    }

    private ParRun Search()
    {
        Plan best = _trials.Nothing;
        List<Plan> beam = [best];
        for (int round = 0; round < Rounds; round++)
        {
            List<Plan> next = [.. beam.SelectMany(Extended).OrderBy(plan => plan.Cost)];
            beam = [.. next.DistinctBy(plan => plan.Cost).Take(Beam)];
            if (beam.Count == 0 || beam[0].Cost >= best.Cost * 0.999)
            {
                break;
            }

            best = beam[0];
        }

        best = new HillClimb(_variant, _trials, _known).From(Mended(best, _trials));
        best = best.Acts.Count < WalkedActsMin ? best : Walked(best);
        return new(best.Summary, [.. best.Acts], _nothing, _known);
    }

    /// <summary>Walks from the best plan and, in turn, from nothing, and climbs from the best that they came by.</summary>
    private Plan Walked(Plan best)
    {
        Trials trials = new(_variant, _nothing, Affordable(WalkedTrialsMax));
        ThresholdWalk walk = new(_variant, trials, _known);
        for (int turn = 0; turn < Walks; turn++)
        {
            Plan reached = walk.From(turn % 2 == 0 ? best : trials.Nothing, WalkSteps);
            best = reached.Cost < best.Cost ? reached : best;
        }

        return new HillClimb(_variant, trials, _known).From(Mended(best, trials));
    }

    private IEnumerable<Plan> Extended(Plan plan)
    {
        foreach (Offer offer in _variant.Scenario.Offers)
        {
            foreach (int at in Seconds(plan))
            {
                foreach (Act act in Acting.Choices(_variant, offer, at, plan.Acts).Where(_ => !_trials.IsSpent))
                {
                    yield return _trials.Try([.. plan.Acts, act])!;
                }
            }

            if (offer.Verb == Verb.Shed && !plan.Acts.Any(act => act.Verb == Verb.Shed))
            {
                foreach (int percent in ((int[])[90, 70, 50]).Where(_ => !_trials.IsSpent))
                {
                    List<Act> stairs = Trial.Staircase(_variant, plan.Acts, offer, _known, percent, room: 0.85);
                    yield return _trials.Try([.. plan.Acts, .. stairs])!;
                }
            }
        }
    }

    /// <summary>At once, and when the last thing that was begun is done.</summary>
    private IEnumerable<int> Seconds(Plan plan)
    {
        yield return _known;
        if (plan.Acts.Count > 0 && DoneAt(plan.Acts[^1]) + 5 is var done && done > _known && done < _variant.Seconds)
        {
            yield return done;
        }
    }

    private int DoneAt(Act act) => act.At + (ActRules.Find(_variant.Scenario, act) is { } offer ? _variant.SecondsOf(offer) : 0);

    /// <summary>Where customers have what they want and something still stands: ends it by what ends it soonest, or makes room, then turns on what was off and opens what was refused.</summary>
    private Plan Mended(Plan plan, Trials trials)
    {
        if (plan.Summary is not { Outcome: Outcome.Mitigated, MitigatedAt: { } mitigated })
        {
            return plan;
        }

        Plan best = plan;
        foreach (Offer offer in _variant.Scenario.Offers.Where(offer => !offer.Ends.IsEmpty || offer.Verb == Verb.Scale))
        {
            int at = Math.Max(_known, mitigated);
            Act mend = offer.Verb == Verb.Scale ? Acting.Scale(offer, at, Acting.Most(offer)) : Acting.Plain(offer, at);
            int undone = DoneAt(mend) + 30;
            if (!trials.IsSpent && undone < _variant.Seconds)
            {
                best = trials.Try([.. plan.Acts, mend, .. Undone(plan.Acts, undone)], best.Cost) ?? best;
            }
        }

        return best;
    }

    private IEnumerable<Act> Undone(List<Act> acts, int at)
    {
        foreach (Offer offer in _variant.Scenario.Offers)
        {
            if (offer.Verb == Verb.Flag && Acting.IsOff(acts, offer))
            {
                yield return Acting.Flag(offer, at, "on");
            }

            if (offer.Verb == Verb.Shed && acts.Any(act => act.Verb == Verb.Shed && act.Target == offer.Target))
            {
                yield return Acting.Shed(offer, at, 0);
            }
        }
    }
}
