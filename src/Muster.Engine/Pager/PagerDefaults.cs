// The figures of the pager, each with its reason.
namespace Muster.Engine.Pager;

public static class PagerDefaults
{
    /// <summary>15 seconds: longer than any channel's time-out, and how late a page is at worst after the node that held it died.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>10 seconds, the longest time-out of a channel: what is left of the lease covers the reads before the send and the write after it.</summary>
    public static readonly TimeSpan SendTimeoutMax = TimeSpan.FromSeconds(10);

    /// <summary>8 attempts at a time on one channel: a storm must not open more connections than a mail server takes.</summary>
    public const int SendsMax = 8;

    /// <summary>2 attempts at a time to one address: a receiver that hangs keeps only a part of its channel busy.</summary>
    public const int SendsPerAddressMax = 2;

    /// <summary>8 failed attempts, about four minutes: then the delivery has failed and the next steps must reach somebody.</summary>
    public const int FailuresMax = 8;

    /// <summary>10 seconds without a full turn: health is red.</summary>
    public static readonly TimeSpan TurnOverdue = TimeSpan.FromSeconds(10);

    /// <summary>10 seconds put aside: somebody may be waiting to be paged, and health is red.</summary>
    public static readonly TimeSpan AsideMax = TimeSpan.FromSeconds(10);

    /// <summary>60 seconds without the end of a turn: the loop is stuck, and only a new process helps.</summary>
    public static readonly TimeSpan Stuck = TimeSpan.FromSeconds(60);

    /// <summary>The exit code of a process that ended itself because a loop was stuck; EX_SOFTWARE of sysexits.h.</summary>
    public const int StuckExitCode = 70;

    /// <summary>2 seconds: a wall clock that is further off than this shows people wrong times.</summary>
    public static readonly TimeSpan DriftMax = TimeSpan.FromSeconds(2);

    /// <summary>5 seconds: how long a stop waits for the messages that are being sent.</summary>
    public static readonly TimeSpan DrainMax = TimeSpan.FromSeconds(5);

    /// <summary>How many alerts the router takes in one turn: the first of another kind waits for them in a storm.</summary>
    public const int RoutedMax = 250;

    /// <summary>How many alerts of a group are read at once to see whether all of them are silenced; further ones are read after them.</summary>
    public const int AlertsOfGroupMax = 5000;

    /// <summary>How many timers fire in one turn.</summary>
    public const int TimersMax = 200;

    /// <summary>8 commits at a time: enough for a store to group them, few enough to leave it room for the intake.</summary>
    public const int AtATime = 8;

    /// <summary>How many leases end in one turn.</summary>
    public const int LeasesMax = 1000;
}
