// Statements on one connection, each prepared once.
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Muster.Engine.Ports;
using Muster.Storage.Statements;
using Muster.Storage.Stores;

namespace Muster.Storage.Sqlite;

/// <summary>For one thread at a time. All its answers are there when the call returns.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : ISqlTransaction, IDisposable
{
    private const int PreparedMax = 300;
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly List<StreamHead> _reached = [];

    public SqliteConnection Connection => connection;

    public Sql ForUpdate => Sql.Empty;

    /// <summary>How far streams have come in this operation.</summary>
    public IReadOnlyList<StreamHead> ReachedHeads => _reached;

    public List<T> Query<T>(Sql query, Func<DbDataReader, T> read)
    {
        using SqliteDataReader reader = Prepare(query).ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public int Execute(Sql statement) => Prepare(statement).ExecuteNonQuery();

    public void Execute(string statement) => Execute(Sql.Raw(statement));

    public Task<List<T>> QueryAsync<T>(Sql query, Func<DbDataReader, T> read, CancellationToken cancel) =>
        Task.FromResult(Query(query, read));

    public Task<int> ExecuteAsync(Sql statement, CancellationToken cancel) => Task.FromResult(Execute(statement));

    public Task<(CommitResult? Refusal, List<T> Rows)> LockAndRunAsync<T>(
        Sql? query,
        IReadOnlyList<Step> steps,
        Func<DbDataReader, T> read,
        CancellationToken cancel
    )
    {
        List<T> rows = query is null ? [] : Query(query, read);
        return Task.FromResult((steps.FirstOrDefault(step => !Run(step))?.WhenNone, rows));
    }

    public Task<(CommitResult? Refusal, List<T> Rows)> RunAsync<T>(
        IReadOnlyList<Step> steps,
        Sql? query,
        Func<DbDataReader, T> read,
        CancellationToken cancel
    )
    {
        foreach (Step step in steps)
        {
            if (!Run(step))
            {
                return Task.FromResult<(CommitResult?, List<T>)>((step.WhenNone, []));
            }
        }

        return Task.FromResult<(CommitResult?, List<T>)>((null, query is null ? [] : Query(query, read)));
    }

    public void Reached(IReadOnlyList<StreamHead> heads) => _reached.AddRange(heads);

    public void ForgetReached() => _reached.Clear();

    public void Dispose()
    {
        foreach (SqliteCommand command in _prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private bool Run(Step step)
    {
        try
        {
            return Execute(step.Sql) > 0 || step.WhenNone is null;
        }
        catch (SqliteException failed) when (step.WhenNone is not null && SqliteErrors.IsUniqueKey(failed))
        {
            return false;
        }
    }

    private SqliteCommand Prepare(Sql statement)
    {
        if (!_prepared.TryGetValue(statement.Text, out SqliteCommand? command))
        {
            if (_prepared.Count >= PreparedMax)
            {
                Forget();
            }

            command = connection.CreateCommand();
#pragma warning disable CA2100 // The text of a statement holds no value: see SqlHandler.
            command.CommandText = statement.Text;
#pragma warning restore CA2100
            for (int at = 1; at <= statement.Arguments.Count; at++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + at });
            }

            _prepared.Add(statement.Text, command);
        }

        for (int at = 0; at < statement.Arguments.Count; at++)
        {
            SqliteParameter parameter = command.Parameters[at];
            parameter.ResetSqliteType();
            parameter.Value = statement.Arguments[at] ?? DBNull.Value;
        }

        return command;
    }

    private void Forget()
    {
        foreach (SqliteCommand command in _prepared.Values)
        {
            command.Dispose();
        }

        _prepared.Clear();
    }
}
