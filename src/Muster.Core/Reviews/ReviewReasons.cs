// Why a review had nothing to do: no error, and no event.
using Muster.Core.Kernel;

namespace Muster.Core.Reviews;

internal static class ReviewReasons
{
    public static readonly Reason AlreadyDrafted = new("already_drafted", "The review exists already; what people wrote into it is kept.");

    public static readonly Reason Unchanged = new("unchanged", "It says so already.");

    public static readonly Reason AlreadyWritten = new("already_written", "This was recorded before; it was sent twice.");

    public static readonly Reason AlreadyRemoved = new("already_removed", "It is taken out already.");

    public static readonly Reason NotRemoved = new("not_removed", "It was not taken out.");

    public static readonly Reason NotMarked = new("not_marked", "The answer is not marked as a root cause.");

    public static readonly Reason AlreadyDone = new("already_done", "The action item is done already.");

    public static readonly Reason AlreadySent = new(
        "already_sent",
        "It is in the tracker already, or on its way there: no second issue is opened."
    );

    public static readonly Reason AlreadyClosed = new("already_closed", "The review is closed already.");

    public static readonly Reason AlreadyOpen = new("already_open", "The review is open already.");
}
