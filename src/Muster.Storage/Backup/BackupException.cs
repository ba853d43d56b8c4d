// That a backup cannot be made or restored.
namespace Muster.Storage.Backup;

/// <summary>The message is for the operator: what is wrong, what was kept, and what to do.</summary>
public sealed class BackupException : Exception
{
    public BackupException(string message)
        : base(message) { }

    public BackupException()
        : this("The backup cannot be used.") { }

    public BackupException(string message, Exception inner)
        : base(message, inner) { }
}
