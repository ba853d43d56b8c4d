// Asks the gate of an SLO for a change, and remembers that it was asked.
using Muster.Core.Kernel;
using Muster.Core.Slos.Policies;
using Muster.Engine.Slos;

namespace Muster.Server.Slos.Policy;

public sealed class GateReader(SloReader slos, PolicyReader policies, GateLog log)
{
    /// <summary>What the gate says; nobody remembers it.</summary>
    public async Task<GateAnswer> LookAsync(SloStatus status, string kind, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(status);
        return Gate.Decide(await policies.ReadAsync(cancel), status.Slo, [.. status.Goals.Select(goal => goal.Ledger)], status.At, kind);
    }

    /// <summary>The same for a change, kept for the summary of the quarter; a refusal where there is no such SLO.</summary>
    public async Task<(SloStatus? Status, GateAnswer? Answer, Rejection? Why)> AskAsync(
        string slo,
        string kind,
        string change,
        Actor by,
        CancellationToken cancel
    )
    {
        if (await slos.FindAsync(slo, cancel) is not { } status)
        {
            return (null, null, SloRefusals.NotFound(slo));
        }

        if (status.Row.Retirement is not null)
        {
            return (null, null, PolicyRefusals.Retired(slo));
        }

        GateAnswer answer = await LookAsync(status, kind, cancel);
        await log.KeepAsync(status.Slo.Id, change, answer, by);
        return (status, answer, null);
    }
}
