// Lets a DbContext take its turn before it writes.
using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Muster.Storage.Sqlite;

/// <summary>
/// Around SaveChanges, and around ExecuteUpdate and ExecuteDelete, which pass it by. A context inside a transaction that it began itself holds the lock of the
/// database already and must not wait for its turn: the writer, whose turn it is, would wait for that lock.
/// </summary>
internal sealed class SqliteTurnOfContexts(SqliteTurn turn) : IInterceptor, ISaveChangesInterceptor, IDbCommandInterceptor
{
    private readonly ConcurrentDictionary<Guid, SqliteTurn.Taken> _saving = new();
    private readonly ConcurrentDictionary<Guid, SqliteTurn.Taken> _executing = new();

    public InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (Needs(eventData.Context))
        {
            _saving[Id(eventData.Context!)] = turn.Take();
        }

        return result;
    }

    public async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (Needs(eventData.Context))
        {
            _saving[Id(eventData.Context!)] = await turn.TakeAsync(cancellationToken);
        }

        return result;
    }

    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Give(eventData.Context);
        return result;
    }

    public ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        Give(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public void SaveChangesFailed(DbContextErrorEventData eventData) => Give(eventData.Context);

    public Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Give(eventData.Context);
        return Task.CompletedTask;
    }

    public void SaveChangesCanceled(DbContextEventData eventData) => Give(eventData.Context);

    public Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default)
    {
        Give(eventData.Context);
        return Task.CompletedTask;
    }

    public InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (Needs(eventData.Context))
        {
            _executing[eventData.CommandId] = turn.Take();
        }

        return result;
    }

    public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (Needs(eventData.Context))
        {
            _executing[eventData.CommandId] = await turn.TakeAsync(cancellationToken);
        }

        return result;
    }

    public int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Give(eventData.CommandId);
        return result;
    }

    public ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        Give(eventData.CommandId);
        return ValueTask.FromResult(result);
    }

    public void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Give(eventData.CommandId);

    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Give(eventData.CommandId);
        return Task.CompletedTask;
    }

    public void CommandCanceled(DbCommand command, CommandEndEventData eventData) => Give(eventData.CommandId);

    public Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Give(eventData.CommandId);
        return Task.CompletedTask;
    }

    private static Guid Id(DbContext context) => context.ContextId.InstanceId;

    private bool Needs(DbContext? context) =>
        context is not null && context.Database.CurrentTransaction is null && !_saving.ContainsKey(Id(context));

    private void Give(DbContext? context)
    {
        if (context is not null && _saving.TryRemove(Id(context), out SqliteTurn.Taken? taken))
        {
            taken.Dispose();
        }
    }

    private void Give(Guid command)
    {
        if (_executing.TryRemove(command, out SqliteTurn.Taken? taken))
        {
            taken.Dispose();
        }
    }
}
