// The key of the event chain, kept apart from the database.
using System.Security.Cryptography;
using Muster.Engine.Ports;

namespace Muster.Storage.Startup;

internal static class ChainKeyFile
{
    private const int Bytes = 32;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The key of the options, or of the file, which is made on first use. A file that holds no key is a <see cref="StoreUnavailableException"/>.</summary>
    public static byte[] Load(StorageOptions options)
    {
        if (options.ChainKey is { } given)
        {
            return [.. given];
        }

        string path = options.ChainKeyFile;
        try
        {
            if (!File.Exists(path))
            {
                Make(path);
            }

            byte[] key = Convert.FromBase64String(File.ReadAllText(path).Trim());
            return key.Length >= Bytes ? key : throw new FormatException($"it holds {key.Length} bytes and {Bytes} are needed");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new StoreUnavailableException(
                $"The key of the event chain cannot be read from {path}: {wrong.Message}. Without it no event can be added to the record: restore the file from its backup.",
                wrong
            );
        }
    }

    private static void Make(string path)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Private;
        }

        try
        {
            using FileStream file = new(path, options);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes))));
            file.Flush(flushToDisk: true);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process made it in the same moment: both read that one.
        }
    }
}
