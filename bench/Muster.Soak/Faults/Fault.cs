// Which fault a mode means.
using Muster.Oracle.Driving;

namespace Muster.Soak.Faults;

public static class Fault
{
    /// <param name="mode">One of those that the soak knows.</param>
    public static async Task<IFault> BuildAsync(string mode, bool isPostgres, WebhookReceiver receiver) =>
        mode switch
        {
            "kill" => await Kill.BuildAsync(receiver, isPostgres),
            "pgoutage" => await PostgresOutage.BuildAsync(receiver),
            "diskfull" => await DiskFull.BuildAsync(receiver),
            "readonly" => await ReadOnly.BuildAsync(receiver),
            "turnreadonly" => await TurnedReadOnly.BuildAsync(receiver),
            "twonodes" => await TwoNodes.BuildAsync(receiver),
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "There is no such mode."),
        };
}
