// An operation with an answer of one type.
using Muster.Storage.Stores;

namespace Muster.Storage.Sqlite;

internal sealed class SqliteOperation<T>(Func<ISqlTransaction, Task<T>> work, Func<T, bool> keep, bool needsDisk, CancellationToken cancel)
    : SqliteOperation
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<T>? _run;

    public Task<T> Answered => _answer.Task;

    public override bool IsCancelled => cancel.IsCancellationRequested;

    public override bool NeedsDisk => needsDisk;

    public override Exception? Failure => _run?.Exception?.InnerException;

    public override bool Run(SqliteSession session)
    {
        _run = RunAsync(session);
        if (!_run.IsCompleted)
        {
            throw new InvalidOperationException(
                "An operation waited for something outside of its transaction: the writer's thread cannot."
            );
        }

        return _run.IsCompletedSuccessfully && keep(_run.Result);
    }

    public override void Answer()
    {
        if (_run is null)
        {
            _answer.TrySetCanceled(cancel);
        }
        else
        {
            _answer.TrySetFromTask(_run);
        }
    }

    public override void Fail(Exception failure) => _answer.TrySetException(failure);

    /// <summary>Makes an exception that the work throws before its first answer a failed task, like any other.</summary>
    private async Task<T> RunAsync(SqliteSession session) => await work(session);
}
