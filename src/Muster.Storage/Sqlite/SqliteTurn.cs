// Whose turn it is to write in this process: the writer's thread or a DbContext.
using Muster.Engine.Ports;

namespace Muster.Storage.Sqlite;

/// <summary>
/// SQLite lets one write at a time and lets the others poll; under a storm a poller never finds the gap between two groups. Who waits here is served between
/// two groups, in turn.
/// </summary>
internal sealed class SqliteTurn : IDisposable
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromMilliseconds(SqliteFile.BusyTimeoutMs);
    private readonly SemaphoreSlim _turn = new(1, 1);

    public Taken Take() => _turn.Wait(WaitMax) ? new(_turn) : throw TooLong();

    public async Task<Taken> TakeAsync(CancellationToken cancel) => await _turn.WaitAsync(WaitMax, cancel) ? new(_turn) : throw TooLong();

    public void Dispose() => _turn.Dispose();

    private static StoreUnavailableException TooLong() =>
        new($"Another write held the database for more than {WaitMax.TotalSeconds:0} s. Nothing was written; try again.");

    /// <summary>The turn, until it is disposed of.</summary>
    public sealed class Taken(SemaphoreSlim turn) : IDisposable
    {
        private int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) == 0)
            {
                turn.Release();
            }
        }
    }
}
