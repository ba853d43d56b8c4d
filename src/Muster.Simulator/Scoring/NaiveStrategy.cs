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
        return [.. variant.Scenario.Offers.Where(offer => offer.Verb == Verb.Rollback).Select(offer => Acting.Plain(offer, from))];
    }

    /// <summary>Gives everything as many instances as it may have.</summary>
    public static ImmutableArray<Act> AlwaysScaleUp(Variant variant, int from)
    {
        ArgumentNullException.ThrowIfNull(variant);
        return
        [
            .. variant
                .Scenario.Offers.Where(offer => offer.Verb == Verb.Scale)
                .Select(offer => Acting.Scale(offer, from, Acting.Most(offer))),
        ];
    }
}
