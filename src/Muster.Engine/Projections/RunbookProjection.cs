// The rows of the runbooks.
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Engine.Commands;
using Muster.Engine.Ports;

namespace Muster.Engine.Projections;

public sealed class RunbookProjection : IProjection
{
    public string Category => RunbookHistory.Category;

    public IEnumerable<View> Project(StreamId stream, object state, DateTimeOffset now)
    {
        RunbookHistory history = (RunbookHistory)state;
        if (history.Latest is { } latest)
        {
            RunbookRow row = new(history.Id, latest.Number, latest.Text, latest.TextHash, latest.By, latest.At, history.Retired);
            string status = history.Retired is null ? Views.Open : Views.Closed;
            yield return new View(Views.Runbook, history.Id.Value, status, latest.At, history.Id.Value, ViewJson.Write(row));
        }
    }
}
