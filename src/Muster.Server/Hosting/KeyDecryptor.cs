// Decrypts the keys that protect cookies as they come from the database.
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Muster.Storage.Startup;

namespace Muster.Server.Hosting;

/// <summary>Made by the framework from the type's name that stands beside the stored key.</summary>
public sealed class KeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        ArgumentNullException.ThrowIfNull(encryptedElement);
        byte[] closed = Convert.FromBase64String(encryptedElement.Value);
        byte[] plain = new byte[closed.Length - KeyEncryptor.NonceBytes - KeyEncryptor.TagBytes];
        using AesGcm aes = new(KeyEncryptor.Key(services.GetRequiredService<StorageOptions>()), KeyEncryptor.TagBytes);
        aes.Decrypt(
            closed.AsSpan(0, KeyEncryptor.NonceBytes),
            closed.AsSpan(KeyEncryptor.NonceBytes + KeyEncryptor.TagBytes),
            closed.AsSpan(KeyEncryptor.NonceBytes, KeyEncryptor.TagBytes),
            plain
        );
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
