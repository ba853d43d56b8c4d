// The ports of one store, whichever it is.
using Muster.Engine.Ports;

namespace Muster.Storage.Tests.Backends;

public sealed record StorePorts(IEventStore Events, ITimerQueue Timers, IOutbox Outbox, IViewStore Views, IAlertStore Alerts, INodes Nodes)
{
    public Task<CommitResult> CommitAsync(Commit commit) => Events.CommitAsync(commit, CancellationToken.None);
}
