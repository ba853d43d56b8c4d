// Why a run was refused something, in words for whoever asked.
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

internal static class RunRejections
{
    public static readonly Rejection NotFound = Rejection.NotFound("run.not_found", "There is no such run.");

    public static readonly Rejection Nobody = Rejection.Forbidden(
        "run.nobody",
        "This key stands for nobody, and a run needs a person behind it. Nothing was done; use a key that stands for you."
    );

    public static readonly Rejection SamePerson = Rejection.Forbidden(
        "run.same_person",
        "You asked for this run, by yourself or by a key of yours, so you cannot be its second person; nothing was approved. "
            + "Somebody else must look at it and approve."
    );

    public static readonly Rejection NotPreviewed = new(
        "run.not_previewed",
        "Its preview is still being made, and nothing was done. Wait until it is there: it says what would be touched."
    );

    public static readonly Rejection NotApproved = new(
        "run.not_approved",
        "A second person must approve it before it starts; nothing was started. Ask a colleague to look at it, or break the glass with a reason."
    );

    public static readonly Rejection Expired = new(
        "run.expired",
        "Its time is over, and nothing was done: an approval holds 10 minutes, and a request an hour. Ask for it anew."
    );

    public static readonly Rejection StartedBefore = new(
        "run.started_before",
        "It was started before, and an approval is used once; nothing was started again. Ask for it anew."
    );

    public static readonly Rejection Commander = Rejection.Forbidden(
        "run.commander",
        "You command this incident, and the commander does not execute: nothing was started. Let somebody else press start, or hand command over first."
    );

    public static readonly Rejection NotRunning = new("run.not_running", "It does not run, and nothing was done.");

    public static readonly Rejection AttemptOver = new(
        "run.attempt_over",
        "This step is over, or somebody else does it; what you sent was not kept. End the command and do not start it again."
    );

    public static readonly Rejection NotYours = new(
        "run.not_waiting",
        "This step does not wait for this runner any more: it was taken, or is over. Nothing was done."
    );

    public static Rejection Closed(RunbookRun run) =>
        run.Status switch
        {
            RunStatus.Expired => Expired,
            RunStatus.Refused => new("run.refused", "It was refused or withdrawn, and nothing was done. Ask for it anew."),
            RunStatus.Running => StartedBefore,
            _ => new("run.over", "It is over, and nothing was done. Ask for it anew."),
        };

    public static Rejection Changed(string what) =>
        new("run.changed", $"What would run now is not what was looked at, and nothing was done. {what} Look at it again.");
}
