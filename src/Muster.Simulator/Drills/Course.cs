// How it went for the customers so far: what they lost, when they last bled, when all was last not whole.
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Simulator.Drills;

public sealed class Course
{
    private readonly List<(int From, int Last)> _broken = [];

    /// <summary>People multiplied by seconds.</summary>
    public double PeopleSecondsLost { get; private set; }

    /// <summary>The first second in which customers lost more than <see cref="DrillDefaults.BleedingShare"/>; null when none was.</summary>
    public int? BledFrom { get; private set; }

    /// <summary>The last such second.</summary>
    public int? BledLast { get; private set; }

    /// <summary>The last second in which customers lost something, traffic was refused, a feature was off or the cause stood.</summary>
    public int? BrokenLast => _broken.Count > 0 ? _broken[^1].Last : null;

    public double CustomerMinutesLost => PeopleSecondsLost / 60;

    /// <summary>Whether in this second, which has passed, customers lost something, traffic was refused, a feature was off or the cause stood.</summary>
    public bool WasBroken(int second) => _broken.Exists(spell => spell.From <= second && second <= spell.Last);

    public void Look(Second second, SystemRun system, Variant variant)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(variant);
        PeopleSecondsLost += second.PeopleLost;
        if (second.LossShare > DrillDefaults.BleedingShare)
        {
            BledFrom ??= second.At;
            BledLast = second.At;
        }

        if (second.LossShare > DrillDefaults.WholeShare || system.IsReduced || variant.StandingCauses.Any(system.Standing.Contains))
        {
            Break(second.At);
        }
    }

    private void Break(int second)
    {
        if (BrokenLast == second - 1)
        {
            _broken[^1] = (_broken[^1].From, second);
        }
        else
        {
            _broken.Add((second, second));
        }
    }
}
