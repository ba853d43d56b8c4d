// The limits of a simulated system, each with its reason.
namespace Muster.Simulator.World;

public static class WorldDefaults
{
    /// <summary>More than anybody reads on one screen; a second of a world costs time for each.</summary>
    public const int ComponentsMax = 64;

    /// <summary>Each component does its sums for each of them.</summary>
    public const int ClientsMax = 8;

    public const int CallsMax = 256;
    public const int InstancesMax = 10_000;

    /// <summary>A minute: nobody waits longer for a page, and a world remembers who waits for so long.</summary>
    public const int WaitSecondsMax = 60;

    public const int RetriesMax = 5;

    /// <summary>Above it the sums of a world would lose what is small beside what is large.</summary>
    public const double RequestsMax = 1e9;

    /// <summary>A capacity below it is none: it keeps a division from growing without bound.</summary>
    public const double CapacityMin = 1e-3;

    /// <summary>A request is never less than a thousandth of its ordinary work.</summary>
    public const double CostMin = 1e-3;
}
