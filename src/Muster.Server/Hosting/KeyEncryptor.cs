// Encrypts the keys that protect cookies before they are stored in the database.
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Muster.Storage.Startup;

namespace Muster.Server.Hosting;

/// <summary>AES-256-GCM with a key derived from the chain key, which is kept apart from the database: whoever reads the database alone can forge no sign-in.</summary>
internal sealed class KeyEncryptor(StorageOptions options) : IXmlEncryptor
{
    internal const string Element = "musterSealed";
    internal const int NonceBytes = 12;
    internal const int TagBytes = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        byte[] plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        byte[] closed = new byte[NonceBytes + TagBytes + plain.Length];
        Span<byte> nonce = closed.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using AesGcm aes = new(Key(options), TagBytes);
        aes.Encrypt(nonce, plain, closed.AsSpan(NonceBytes + TagBytes), closed.AsSpan(NonceBytes, TagBytes));
        return new(new XElement(Element, Convert.ToBase64String(closed)), typeof(KeyDecryptor));
    }

    internal static byte[] Key(StorageOptions options) => PurposeKeys.Of(options, "data-protection-keys");
}
