// One question to the database that waits or is worked on.
namespace StreamFlow.Database;

/// <param name="GivenUp">Whether the caller has gone; the work is done all the same.</param>
internal sealed record Query(CancellationToken GivenUp)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => _done.Task;

    public void Finish() => _done.TrySetResult();
}
