// What somebody does who always does the same, whatever is wrong.
using System.Collections.Immutable;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Scoring;

/// <summary>None of them is right everywhere: that is what drills are for.</summary>
public static class NaiveStrategy
{
    /// <summary>Restarts everything that can be restarted, one after the other, again and again.</summary>
    public static ImmutableArray<Act> AlwaysRestart(Variant variant, int from)
    {
        ArgumentNullException.ThrowIfNull(variant);
        ImmutableArray<Act>.Builder acts = ImmutableArray.CreateBuilder<Act>();
        Offer[] restarts = [.. variant.Scenario.Offers.Where(offer => offer.Verb == Verb.Restart)];
        int at = from;
        for (int turn = 0; restarts.Length > 0 && at < variant.Seconds; turn++)
        {
            Offer next = restarts[turn % restarts.Length];
            acts.Add(Acting.Plain(next, at));
            at += variant.SecondsOf(next) + 30;
        }

        return acts.ToImmutable();
    }

    /// <summary>Rolls back everything that has a release before.</summary>
    public static ImmutableArray<Act> AlwaysRollBack(Variant variant, int from)
    {
        ArgumentNullException.ThrowIfNull(variant);
        return InTurn(variant, from, variant.Scenario.Offers.Where(offer => offer.Verb == Verb.Rollback));
    }

    /// <summary>Gives everything as many instances as it may have.</summary>
    public static ImmutableArray<Act> AlwaysScaleUp(Variant variant, int from)
    {
        ArgumentNullException.ThrowIfNull(variant);
        return InTurn(variant, from, variant.Scenario.Offers.Where(offer => offer.Verb == Verb.Scale));
    }

    /// <summary>
    /// Does all that can be done but refusing requests, in an order by chance because they do not know what is wrong: rolls back, restarts, corrects, gives everything as many
    /// instances as it may have, and switches every feature off.
    /// </summary>
    public static ImmutableArray<Act> EverythingAtOnce(Variant variant, int from)
    {
        ArgumentNullException.ThrowIfNull(variant);
        IEnumerable<Offer> all = variant.Scenario.Offers.Where(offer => offer.Verb != Verb.Shed);
        return InTurn(variant, from, all.Index().OrderBy(one => variant.Share("at once", one.Index)).Select(one => one.Item));
    }

    /// <summary>One after the other, as quickly as one pair of hands can.</summary>
    private static ImmutableArray<Act> InTurn(Variant variant, int from, IEnumerable<Offer> offers)
    {
        ImmutableArray<Act>.Builder acts = ImmutableArray.CreateBuilder<Act>();
        int at = from;
        foreach (Offer offer in offers.TakeWhile(_ => at < variant.Seconds))
        {
            acts.Add(
                offer.Verb switch
                {
                    Verb.Scale => Acting.Scale(offer, at, Acting.Most(offer)),
                    Verb.Flag => Acting.Flag(offer, at, "off"),
                    _ => Acting.Plain(offer, at),
                }
            );
            at += Math.Min(variant.SecondsOf(offer), DrillDefaults.HandsSeconds);
        }

        return acts.ToImmutable();
    }
}
