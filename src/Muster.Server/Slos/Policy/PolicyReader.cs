// The error budget policy as it stands: its versions, signatures and overrides.
using Muster.Core.Slos.Policies;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Server.Slos.Policy;

public sealed class PolicyReader(IEventStore store)
{
    public async Task<BudgetPolicyBook> ReadAsync(CancellationToken cancel) =>
        (await StreamReplay.ReadAsync<BudgetPolicyBook, BudgetPolicyCommand, BudgetPolicyEvent>(store, BudgetPolicyBook.Key, cancel)).State;
}
