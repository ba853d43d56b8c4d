// Lets one server alone work on a data directory.
using Muster.Engine.Ports;
using Muster.Storage.Chain;

namespace Muster.Storage.Startup;

/// <summary>Held until it is disposed, or until the process ends in whatever way. The command line does not take it.</summary>
public sealed class ServerLock : IDisposable
{
    private readonly FileStream _file;

    private ServerLock(FileStream file) => _file = file;

    /// <summary>Takes the directory and tidies what only its one server may. A directory that another server holds is a <see cref="StoreUnavailableException"/>.</summary>
    public static ServerLock Take(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        DataDirectory.Prepare(options);
        ServerLock taken = Lock(options);
        AnchorFiles.Compact(options.AnchorDirectory);
        return taken;
    }

    /// <summary>Takes the directory when no server holds it; null when one does.</summary>
    public static ServerLock? TryTake(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return Take(options);
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();

    private static ServerLock Lock(StorageOptions options)
    {
        try
        {
            return new(new FileStream(options.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException held)
        {
            throw new StoreUnavailableException(
                $"Another Muster server works on {options.DataDirectory}. Stop it first, or give this one a directory of its own by MUSTER_DATA.",
                held
            );
        }
    }
}
