// Under which name a client is known for an hour: a hash of its address that nobody can undo once the day's salt is gone.
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Access;

namespace Muster.Server.CustomerReports.Form;

/// <summary>Neither the database alone nor the key alone can try addresses out: the salt is in the one, the key beside it.</summary>
/// <param name="secret">The same on every node.</param>
public sealed class ReportClients(byte[] secret)
{
    private const int SaltBytes = 32;

    private const int NameBytes = 16;

    public static string NewSalt() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SaltBytes));

    public Func<string, string> Of(HttpContext http)
    {
        string address = ClientAddress.Of(http);
        return salt =>
            Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{salt}/{address}")).AsSpan(0, NameBytes));
    }
}
