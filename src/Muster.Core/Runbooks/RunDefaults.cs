// How long approvals and leases hold, and how much a run may hold.
namespace Muster.Core.Runbooks;

public static class RunDefaults
{
    /// <summary>10 minutes: what was looked at longer ago is not what is there now.</summary>
    public static readonly TimeSpan ApprovalFor = TimeSpan.FromMinutes(10);

    /// <summary>An hour: a request that nobody answered by then is asked anew.</summary>
    public static readonly TimeSpan RequestFor = TimeSpan.FromHours(1);

    /// <summary>30 seconds without a word, six times what a runner lets pass, and whoever did the step is lost.</summary>
    public static readonly TimeSpan LeaseFor = TimeSpan.FromSeconds(30);

    /// <summary>2 minutes for a runner to take a step that waits for it.</summary>
    public static readonly TimeSpan ClaimWithin = TimeSpan.FromMinutes(2);

    /// <summary>A step that is told to end has so much longer before the run goes on without it.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    /// <summary>A step's time-out where it names none.</summary>
    public static readonly TimeSpan StepTimeOut = TimeSpan.FromMinutes(1);

    /// <summary>Of a manual step: people need longer.</summary>
    public static readonly TimeSpan ManualTimeOut = TimeSpan.FromMinutes(30);

    /// <summary>Of a run where it names none.</summary>
    public static readonly TimeSpan RunTimeOut = TimeSpan.FromHours(1);

    /// <summary>A day: whatever takes longer is no answer to an incident.</summary>
    public static readonly TimeSpan TimeOutMax = TimeSpan.FromDays(1);

    /// <summary>64 KiB of a step's output are kept.</summary>
    public const int OutputBytesMax = 64 * 1024;

    /// <summary>8 KiB of what a dry run shows: all of it must be read by the second person.</summary>
    public const int PreviewBytesMax = 8 * 1024;

    /// <summary>4 KiB of a step's output stand on the timeline; the run has the rest.</summary>
    public const int ToldBytesMax = 4 * 1024;

    public const int StepsMax = 50;

    public const int ParametersMax = 30;

    public const int ArgumentsMax = 200;

    /// <summary>500 files of a listing are shown; how many there are is said apart.</summary>
    public const int FilesMax = 500;

    public const int ReasonCharactersMin = 10;

    public const int ReasonCharactersMax = 500;

    /// <summary>Of any text in a runbook, and of a parameter's value.</summary>
    public const int TextCharactersMax = 4_000;

    public const int ValueCharactersMax = 500;
}
