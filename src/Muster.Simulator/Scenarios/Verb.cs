// What can be done in a drill, by its kind; the word in a file is its name in small letters.
namespace Muster.Simulator.Scenarios;

public enum Verb
{
    /// <summary>Refuse a percentage of requests at a door.</summary>
    Shed,

    /// <summary>Set how many instances there are.</summary>
    Scale,

    /// <summary>Stop and start again, a part at a time: what waited and what was remembered is gone.</summary>
    Restart,

    /// <summary>Go back to the release before.</summary>
    Rollback,

    /// <summary>Turn a feature off or on.</summary>
    Flag,

    /// <summary>Let a replica take over.</summary>
    Failover,

    /// <summary>Stop a job or a script.</summary>
    Stop,

    /// <summary>Bring back what was lost.</summary>
    Restore,

    /// <summary>Make an index.</summary>
    Index,

    /// <summary>Put right what was configured wrongly.</summary>
    Correct,

    /// <summary>Fill a cache ahead of the requests.</summary>
    Warm,

    /// <summary>Use another provider, path or region.</summary>
    Reroute,

    /// <summary>Ask somebody to find out about something.</summary>
    Ask,

    /// <summary>Say that one has taken the page.</summary>
    Acknowledge,

    /// <summary>Declare the incident with a severity.</summary>
    Declare,

    /// <summary>Change its severity.</summary>
    Severity,

    /// <summary>Give somebody a role.</summary>
    Assign,

    /// <summary>Tell stakeholders how it stands.</summary>
    Statement,

    /// <summary>Say that the bleeding has stopped.</summary>
    Mitigate,

    /// <summary>Say that the cause is mended.</summary>
    Resolve,

    /// <summary>Open a terminal, and be at the keyboard instead of in command.</summary>
    Keyboard,
}
