// Requests that come while a commit is on its way go into the store together, with the next one.
using Muster.Engine.Ports;

namespace Muster.Engine.Intake;

/// <summary>
/// One commit at a time: two of one node would mostly wait for the rows of the other. Whoever comes while nothing is written begins at once, so that a lone request
/// waits for nobody. What the store refuses of a group is tried again one by one, because one bad request must not take the others with it.
/// </summary>
internal sealed class GroupCommit(IAlertStore alerts)
{
    /// <summary>So many requests in one group: each waits for the slowest of them.</summary>
    private const int GroupMax = 256;

    /// <summary>A group is large enough at so many bytes: a store takes them in well under a second, and gives up a statement after five.</summary>
    private const long GroupBytes = 2 * 1024 * 1024;

    private readonly Queue<WaitingBatch> _waiting = [];
    private readonly Lock _gate = new();
    private bool _isWriting;

    /// <summary>Answers when the commit that holds the request is durable.</summary>
    /// <param name="bytes">How large the request is.</param>
    public Task<Receipt> RecordAsync(IntakeBatch batch, long bytes)
    {
        WaitingBatch request = new(batch, bytes);
        lock (_gate)
        {
            _waiting.Enqueue(request);
            if (_isWriting)
            {
                return request.Answered;
            }

            _isWriting = true;
        }

        _ = WriteAsync();
        return request.Answered;
    }

    /// <summary>Writes until nothing waits.</summary>
    private async Task WriteAsync()
    {
        while (Next() is { Count: > 0 } group)
        {
            await WriteAsync(group);
        }
    }

    private List<WaitingBatch> Next()
    {
        List<WaitingBatch> group = [];
        long bytes = 0;
        lock (_gate)
        {
            while (group.Count < GroupMax && bytes < GroupBytes && _waiting.TryDequeue(out WaitingBatch? request))
            {
                group.Add(request);
                bytes += request.Bytes;
            }

            _isWriting = group.Count > 0;
        }

        return group;
    }

    private async Task WriteAsync(List<WaitingBatch> group)
    {
        Exception? refused = await TryAsync(group);
        if (refused is null or StoreUnavailableException || group.Count == 1)
        {
            Refuse(group, refused);
            return;
        }

        foreach (WaitingBatch request in group)
        {
            // A store that went away meanwhile is not asked again for each.
            refused = refused is StoreUnavailableException ? refused : await TryAsync([request]);
            Refuse([request], refused);
        }
    }

    /// <summary>Answers why nothing was written, or null. A defect is an answer too: a loop that ended would leave every sender waiting.</summary>
    private async Task<Exception?> TryAsync(List<WaitingBatch> group)
    {
        try
        {
            IReadOnlyList<Receipt> receipts = await alerts.RecordAsync([.. group.Select(request => request.Batch)], CancellationToken.None);
            for (int at = 0; at < group.Count; at++)
            {
                group[at].Answer(receipts[at]);
            }

            return null;
        }
        catch (Exception refused)
        {
            return refused;
        }
    }

    private static void Refuse(List<WaitingBatch> group, Exception? why)
    {
        if (why is not null)
        {
            group.ForEach(request => request.Fail(why));
        }
    }
}
