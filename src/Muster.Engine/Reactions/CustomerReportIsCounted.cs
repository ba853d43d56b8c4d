// A customer's report came, or was judged: how many there are is looked at again.
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;
using Muster.Engine.Commands;

namespace Muster.Engine.Reactions;

/// <summary>
/// By a timer that is due at once, so that the count is made on what stands in the store: two reports that are taken at the same time each see the other then, and a
/// crash in between loses nothing.
/// </summary>
public sealed class CustomerReportIsCounted : IReaction
{
    public async Task ReactAsync(Happened happened, Work work, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(happened);
        ArgumentNullException.ThrowIfNull(work);
        if (happened.Event is CustomerReportEvent.Received or CustomerReportEvent.SetAside or CustomerReportEvent.TakenBack)
        {
            CustomerReport report = await work.CustomerReportAsync(CustomerReportId.Parse(happened.Stream.Key), cancel);
            if (report.Repeats is null)
            {
                work.SetTimer(EngineTimers.ForCustomerReports(ReportedComponent.KeyOf(report.Component), work.Now));
            }
        }
    }
}
