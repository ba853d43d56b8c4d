// Connections that read, kept open for the next reader.
using System.Collections.Concurrent;

namespace Muster.Storage.Sqlite;

/// <summary>A reader sees the last commit and is never blocked by the writer. Beyond <see cref="KeptMax"/> connections, one is closed after its use.</summary>
internal sealed class SqliteReaders(SqliteFile file) : IDisposable
{
    private const int KeptMax = 16;
    private readonly ConcurrentBag<SqliteSession> _idle = [];
    private volatile bool _closed;

    public T Read<T>(Func<SqliteSession, T> read)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        SqliteSession session = _idle.TryTake(out SqliteSession? kept) ? kept : new(file.OpenToRead());
        try
        {
            T answer = read(session);
            Return(session);
            return answer;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out SqliteSession? session))
        {
            session.Dispose();
        }
    }

    private void Return(SqliteSession session)
    {
        if (_closed || _idle.Count >= KeptMax)
        {
            session.Dispose();
            return;
        }

        _idle.Add(session);
    }
}
