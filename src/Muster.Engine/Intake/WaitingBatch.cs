// The signals of a request that waits for the commit in which they are written.
using Muster.Engine.Ports;

namespace Muster.Engine.Intake;

/// <summary>Answered by the writer, once. It goes on elsewhere: the writer never runs a sender's code.</summary>
internal sealed class WaitingBatch(IntakeBatch batch, long bytes)
{
    private readonly TaskCompletionSource<Receipt> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IntakeBatch Batch { get; } = batch;

    public long Bytes { get; } = bytes;

    public Task<Receipt> Answered => _source.Task;

    public void Answer(Receipt receipt) => _source.SetResult(receipt);

    public void Fail(Exception failure) => _source.SetException(failure);
}
