// One operation in the writer's queue, and the caller who waits for it.
namespace Muster.Storage.Sqlite;

/// <summary>Run by the writer's thread; answered only when the transaction that carries it is on disk, if it needs that.</summary>
internal abstract class SqliteOperation
{
    public abstract bool IsCancelled { get; }

    /// <summary>Whether it must outlive a loss of power when it is answered.</summary>
    public abstract bool NeedsDisk { get; }

    /// <summary>What the operation itself failed with; null when it did not.</summary>
    public abstract Exception? Failure { get; }

    /// <summary>Runs the operation; answers whether what it wrote is to be kept. A failure of its own is kept for the caller and answered as no.</summary>
    public abstract bool Run(SqliteSession session);

    public abstract void Answer();

    public abstract void Fail(Exception failure);
}
