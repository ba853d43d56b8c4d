// Finds the best run of a variant by search over what can be done.
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Scoring;

/// <summary>
/// A beam search: it begins with nothing, adds one move after the other to the best few plans, and keeps a move only where customers lose less by it. A move is an offer
/// with one of some arguments at one of some seconds, or a door that is opened step by step as the system recovers (<see cref="Trial.Staircase"/>). When customers have
/// what they want, it mends what still stands and turns back on what was off. In the end each act is moved and left out to see whether that is better still. Nothing is
/// done before the team could know: the first detection and a minute of understanding; hands are ordinary. Par is the best run that this search finds, not the best that
/// there is: a commander can beat it. The same variant has the same par, after at most <see cref="TrialsMax"/> runs.
/// </summary>
public sealed class Par
{
    /// <summary>From the first sign to the first act: reading the alert, looking at two graphs, deciding.</summary>
    public const int UnderstandingSeconds = 60;

    /// <summary>A run of half an hour takes some milliseconds: the search ends within a few seconds, whatever a scenario offers.</summary>
    public const int TrialsMax = 800;

    private const int Beam = 3;
    private const int Rounds = 4;

    /// <summary>How much of doing nothing a resolution at the very end counts: of two plans that save customers alike, the one that is done sooner is better.</summary>
    private const double LateShare = 0.02;

    private readonly Variant _variant;
    private readonly DrillSummary _nothing;
    private readonly int _known;
    private int _trials;

    private Par(Variant variant)
    {
        _variant = variant;
        _nothing = DrillSummary.Of(DrillRun.Play(variant, []));
        _known = Math.Min((_nothing.DetectedAt ?? _nothing.StartedAt) + UnderstandingSeconds, variant.Seconds - 1);
    }

    private bool IsSpent => _trials >= TrialsMax;

    public static ParRun Find(Variant variant)
    {
        ArgumentNullException.ThrowIfNull(variant);
        return new Par(variant).Search();
    }

    private ParRun Search()
    {
        Plan best = new([], _nothing, Cost(_nothing));
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

        best = Refined(Mended(best));
        return new(best.Summary, [.. best.Acts], _nothing, _known);
    }

    private IEnumerable<Plan> Extended(Plan plan)
    {
        foreach (Offer offer in _variant.Scenario.Offers)
        {
            foreach (int at in Seconds(plan))
            {
                foreach (Act act in Choices(plan, offer, at).Where(_ => !IsSpent))
                {
                    yield return Tried([.. plan.Acts, act]);
                }
            }

            if (offer.Verb == Verb.Shed && !plan.Acts.Any(act => act.Verb == Verb.Shed))
            {
                foreach (int percent in ((int[])[90, 70, 50]).Where(_ => !IsSpent))
                {
                    List<Act> stairs = Trial.Staircase(_variant, plan.Acts, offer, _known, percent, room: 0.85);
                    yield return Tried([.. plan.Acts, .. stairs]);
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

    private IEnumerable<Act> Choices(Plan plan, Offer offer, int at)
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
                int now = _variant.Scenario.Topology.Components.First(component => component.Name == offer.Target).Instances;
                yield return Acting.Scale(offer, at, most);
                if (now * 2 < most)
                {
                    yield return Acting.Scale(offer, at, now * 2);
                }

                break;
            case Verb.Flag:
                yield return Acting.Flag(offer, at, IsOff(plan.Acts, offer) ? "on" : "off");
                break;
            default:
                yield return Acting.Plain(offer, at);
                break;
        }
    }

    /// <summary>Where customers have what they want and something still stands: ends it by what ends it soonest, or makes room, then turns on what was off and opens what was refused.</summary>
    private Plan Mended(Plan plan)
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
            if (!IsSpent && undone < _variant.Seconds)
            {
                Plan mended = Tried([.. plan.Acts, mend, .. Undone(plan.Acts, undone)]);
                best = mended.Cost < best.Cost ? mended : best;
            }
        }

        return best;
    }

    private IEnumerable<Act> Undone(List<Act> acts, int at)
    {
        foreach (Offer offer in _variant.Scenario.Offers)
        {
            if (offer.Verb == Verb.Flag && IsOff(acts, offer))
            {
                yield return Acting.Flag(offer, at, "on");
            }

            if (offer.Verb == Verb.Shed && acts.Any(act => act.Verb == Verb.Shed && act.Target == offer.Target))
            {
                yield return Acting.Shed(offer, at, 0);
            }
        }
    }

    private static bool IsOff(List<Act> acts, Offer offer) =>
        acts.LastOrDefault(act => act.Verb == Verb.Flag && act.Target == offer.Target && act.Text("name") == offer.Name)?.Text("state")
        == "off";

    /// <summary>Leaves each act out, and moves it to and fro, as long as that is better.</summary>
    private Plan Refined(Plan plan)
    {
        for (int index = 0; index < plan.Acts.Count && !IsSpent; index++)
        {
            Plan shorter = Tried([.. plan.Acts.Where((_, place) => place != index)]);
            if (shorter.Cost <= plan.Cost)
            {
                plan = shorter;
                index--;
                continue;
            }

            (plan, Act act) = Moved(plan, plan.Acts[index]);
            index = plan.Acts.IndexOf(act);
        }

        return plan;
    }

    /// <summary>The plan with one act sooner or later, as often as that is better; and where the act stands in the end.</summary>
    private (Plan Plan, Act Act) Moved(Plan plan, Act act)
    {
        foreach (int shift in ((int[])[-60, -20, -10, 10, 20]).Where(_ => !IsSpent))
        {
            Act moved = act with { At = Math.Clamp(act.At + shift, _known, _variant.Seconds - 1) };
            Act before = act;
            Plan other = Tried([.. plan.Acts.Select(one => ReferenceEquals(one, before) ? moved : one)]);
            (plan, act) = other.Cost < plan.Cost ? (other, moved) : (plan, act);
        }

        return (plan, act);
    }

    private Plan Tried(List<Act> acts)
    {
        _trials++;
        acts = [.. acts.OrderBy(act => act.At)];
        DrillSummary summary = Trial.Play(_variant, acts, _nothing.DetectedAt);
        return new(acts, summary, Cost(summary));
    }

    private double Cost(DrillSummary summary) =>
        summary.CustomerMinutesLost
        + (LateShare * _nothing.CustomerMinutesLost * ((double)(summary.ResolvedAt ?? _variant.Seconds) / _variant.Seconds));

    private sealed record Plan(List<Act> Acts, DrillSummary Summary, double Cost);
}
