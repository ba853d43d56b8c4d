// Makes the data directory and sees that it can be written to.
using Muster.Engine.Ports;

namespace Muster.Storage.Startup;

internal static class DataDirectory
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Readable by its owner alone. A directory that cannot be written to is a <see cref="StoreUnavailableException"/> with one line for the operator.</summary>
    public static void Prepare(StorageOptions options)
    {
        try
        {
            Make(options.DataDirectory);
            Make(options.KeyDirectory);
            string probe = Path.Combine(options.DataDirectory, ".probe");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException(
                $"The data directory {options.DataDirectory} cannot be written to: {refused.Message} Give this user the right to write there, or set MUSTER_DATA to another directory.",
                refused
            );
        }
    }

    private static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, Private);
        }
    }
}
