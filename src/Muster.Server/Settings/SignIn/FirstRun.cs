// The door that stands open once: whoever has the link from the console makes the first admin.
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Muster.Server.Settings.Accounts;
using Muster.Server.Web.Addresses;

namespace Muster.Server.Settings.SignIn;

/// <summary>The token lives in the memory of this process. Once there is an account, the door is shut for ever, whatever token comes.</summary>
public sealed class FirstRun(AccountBook accounts, PublicAddress address) : IDisposable
{
    private readonly string _token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>Held while the first account is made, so that the link makes one.</summary>
    public SemaphoreSlim Making { get; } = new(1, 1);

    /// <summary>The link; null when there is an account already.</summary>
    public async Task<string?> LinkAsync(CancellationToken cancel) =>
        await accounts.AnyAsync(cancel) ? null : address.Of("/first-run/" + _token);

    /// <summary>Whether this token opens the door now.</summary>
    public async Task<bool> OpensAsync(string token, CancellationToken cancel) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(_token))
        && !await accounts.AnyAsync(cancel);

    public void Dispose() => Making.Dispose();
}
