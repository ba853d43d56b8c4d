// One row for the error budget policy, so that every node and every open page hears of a change.
using Muster.Core.Kernel;
using Muster.Core.Slos.Policies;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class BudgetPolicyProjection : IProjection
{
    public string Category => BudgetPolicyBook.Category;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now)
    {
        BudgetPolicyBook book = (BudgetPolicyBook)state;
        BudgetPolicyRow row = new(book.Latest?.Number ?? 0, book.Standing?.Number, book.Overrides.Length);
        yield return new View(Views.SloPolicy, stream.Key, Views.Open, now, ViewJson.Search([]), ViewJson.Write(row));
    }
}
