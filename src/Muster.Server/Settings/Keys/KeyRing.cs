// Finds the key of a token, with what its person may do.
using Muster.Core.Kernel;
using Muster.Server.Settings.Accounts;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Settings.Keys;

/// <summary>A key's power is its scope and the role of its person. An api key that stands for nobody is a responder. When the account is disabled, its keys are not valid.</summary>
public sealed class KeyRing(ApiKeys keys, AccountBook accounts) : IKeyRing
{
    public async ValueTask<KnownKey?> FindAsync(string token, CancellationToken cancel)
    {
        if (await keys.FindAsync(token, cancel) is not { } key)
        {
            return null;
        }

        AccountFacts? account = key.Person is { } person ? await accounts.OfPersonAsync(person, cancel) : null;
        string? unbound = key.Scope == ApiKeyScope.Api ? AccountRole.Responder : null;
        return account is { IsDisabled: true }
            ? null
            : new(key.Name, key.Scope, key.Person, account?.Role ?? unbound) { MadeBy = Actor.PersonIn(key.CreatedBy) };
    }
}
