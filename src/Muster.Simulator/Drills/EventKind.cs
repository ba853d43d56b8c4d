// What kind of thing happened in a drill.
namespace Muster.Simulator.Drills;

public enum EventKind
{
    /// <summary>Something went wrong in the system. Nobody knows it yet.</summary>
    FaultBegan,

    /// <summary>It is over. Nobody may know it yet.</summary>
    FaultEnded,

    /// <summary>Monitoring raised an alert.</summary>
    AlertRaised,

    /// <summary>Its condition is over.</summary>
    AlertResolved,

    /// <summary>Something was changed in the system by its owners.</summary>
    Changed,

    /// <summary>Customers complain.</summary>
    CustomersReported,

    /// <summary>Somebody wrote without being asked.</summary>
    MessageArrived,

    /// <summary>Somebody began to do something to the system.</summary>
    WorkBegan,

    /// <summary>Somebody will do something to the system when their hands are free.</summary>
    WorkWaits,

    /// <summary>It is done.</summary>
    WorkDone,

    /// <summary>Somebody was asked to look.</summary>
    Asked,

    /// <summary>They report what they found.</summary>
    Found,

    /// <summary>Somebody commands: acknowledged, declared, assigned, told.</summary>
    Commanded,

    /// <summary>What was ordered was not done, and why.</summary>
    Refused,
}
