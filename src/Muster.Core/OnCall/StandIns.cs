// Walks forward through the overrides of a rotation: which one holds, and until when.
using System.Collections.Immutable;
using NodaTime;

namespace Muster.Core.OnCall;

/// <summary>Where several cover an instant, the last in the list holds. Looks at all of them only where one begins or ends.</summary>
internal sealed class StandIns(ImmutableArray<StandIn> all)
{
    private bool _hasLooked;

    /// <summary>The place in the list of the one that holds; null when none does.</summary>
    public int? Holding { get; private set; }

    /// <summary>Where it may change next.</summary>
    public Instant Until { get; private set; }

    public StandIn this[int place] => all[place];

    public void Move(Instant at)
    {
        if (_hasLooked && at < Until)
        {
            return;
        }

        _hasLooked = true;
        Holding = null;
        Until = Instant.MaxValue;
        for (int place = 0; place < all.Length; place++)
        {
            StandIn one = all[place];
            if (one.Start <= at && at < one.End)
            {
                Holding = place;
                Until = Instant.Min(Until, one.End);
            }
            else if (one.Start > at && one.Start < one.End)
            {
                Until = Instant.Min(Until, one.Start);
            }
        }
    }
}
