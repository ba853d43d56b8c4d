// Where the key of the event chain comes from.
using Muster.Engine.Ports;
using Muster.Storage.Chain;

namespace Muster.Storage.Startup;

internal static class ChainKeyFile
{
    /// <summary>The key of the options, or of the file, which is made on first use. A file that holds no key is a <see cref="StoreUnavailableException"/>.</summary>
    public static byte[] Load(StorageOptions options) => (Find(options) ?? Make(options)).Bytes;

    /// <summary>The key of the options, or of the file; null when there is none yet.</summary>
    public static ChainKey? Find(StorageOptions options)
    {
        if (options.ChainKey is { } given)
        {
            return given.Length >= ChainKey.LengthMin
                ? new([.. given], "MUSTER_CHAIN_KEY")
                : throw new StoreUnavailableException($"MUSTER_CHAIN_KEY holds {given.Length} bytes and {ChainKey.LengthMin} are needed.");
        }

        return Reading(options, () => ChainKey.Read(options.ChainKeyFile));
    }

    public static ChainKey Make(StorageOptions options) => Reading(options, () => ChainKey.Make(options.ChainKeyFile))!;

    private static ChainKey? Reading(StorageOptions options, Func<ChainKey?> read)
    {
        try
        {
            return read();
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new StoreUnavailableException(
                $"The key of the event chain cannot be read from {options.ChainKeyFile}: {wrong.Message} Without it no event can be added to the record: restore the file from its backup.",
                wrong
            );
        }
    }
}
