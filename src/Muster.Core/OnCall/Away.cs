// Walks forward through the absences of a rotation's members: who is away, and until when.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using NodaTime;

namespace Muster.Core.OnCall;

internal sealed class Away(ImmutableArray<Absence> absences)
{
    private bool _hasLooked;

    public ImmutableHashSet<PersonId> People { get; private set; } = [];

    /// <summary>Where it may change next.</summary>
    public Instant Until { get; private set; } = Instant.MaxValue;

    public void Move(Instant at)
    {
        if (absences.IsEmpty || (_hasLooked && at < Until))
        {
            return;
        }

        _hasLooked = true;
        Until = Instant.MaxValue;
        ImmutableHashSet<PersonId>.Builder away = ImmutableHashSet.CreateBuilder<PersonId>();
        foreach (Absence one in absences)
        {
            Instant start = Instant.FromDateTimeOffset(one.Start);
            Instant end = StandIn.Fitting(one.End);
            if (start <= at && at < end)
            {
                away.Add(one.Person);
                Until = Instant.Min(Until, end);
            }
            else if (start > at && start < end)
            {
                Until = Instant.Min(Until, start);
            }
        }

        People = away.ToImmutable();
    }
}
