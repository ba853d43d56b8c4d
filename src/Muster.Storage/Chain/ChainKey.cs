// The key of the chain of hashes, which lives apart from the database.
using System.Security.Cryptography;
using System.Text;
using Muster.Storage.Disk;

namespace Muster.Storage.Chain;

/// <summary>
/// Readable by its owner alone. Whoever can write the database but has not this key cannot change an event so that the chain still fits.
/// </summary>
/// <param name="Source">Where it came from, for messages.</param>
internal sealed record ChainKey(byte[] Bytes, string Source)
{
    public const int LengthMin = 32;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Tells two keys apart without telling either; the database remembers it.</summary>
    public string Check => Convert.ToHexStringLower(HMACSHA256.HashData(Bytes, "muster chain key"u8))[..16];

    /// <summary>The key in a file, as base64; null when there is no file. One that holds no key is a <see cref="FormatException"/>.</summary>
    public static ChainKey? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        byte[] key = Convert.FromBase64String(File.ReadAllText(path, Encoding.ASCII).Trim());
        return key.Length >= LengthMin
            ? new(key, path)
            : throw new FormatException($"It holds {key.Length} bytes and {LengthMin} are needed.");
    }

    /// <summary>Makes the file with a new key. Of two processes that make it at once, both get the key of the one that was first.</summary>
    public static ChainKey Make(string path)
    {
        string mine = $"{path}.{Environment.ProcessId}.new";
        Write(mine, Convert.ToBase64String(RandomNumberGenerator.GetBytes(LengthMin)) + "\n");
        try
        {
            File.Move(mine, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(mine);
        }

        return Read(path)!;
    }

    public static void Write(string path, string text)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using FileStream file = new(path, options);
        file.Write(Encoding.ASCII.GetBytes(text));
        DiskFlush.Flush(file);
    }
}
