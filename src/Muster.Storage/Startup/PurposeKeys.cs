// Keys for other purposes, derived from the key of the event chain.
using System.Security.Cryptography;
using System.Text;

namespace Muster.Storage.Startup;

public static class PurposeKeys
{
    /// <summary>
    /// The key for one purpose, the same on every node and after every start: HKDF-SHA256 of the chain key. Whoever learns one learns nothing of the others, and
    /// nothing of the chain key. Source: RFC 5869.
    /// </summary>
    /// <param name="purpose">What it is for, such as <c>acknowledge-links</c>; another text gives another key.</param>
    public static byte[] Of(StorageOptions options, string purpose, int bytes = 32)
    {
        ArgumentNullException.ThrowIfNull(options);
        DataDirectory.Prepare(options);
        return HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            ChainKeyFile.Load(options),
            bytes,
            info: Encoding.UTF8.GetBytes("muster/" + purpose)
        );
    }
}
