// Finds the key of a token, with what its person may do.
using Muster.Server.Settings.Accounts;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Settings.Keys;

/// <summary>An api key has the role of the account of its person; one that stands for nobody is a responder. When the account is disabled, its keys are not valid.</summary>
public sealed class KeyRing(ApiKeys keys, AccountBook accounts) : IKeyRing
{
    public async ValueTask<KnownKey?> FindAsync(string token, CancellationToken cancel)
    {
        if (await keys.FindAsync(token, cancel) is not { } key)
        {
            return null;
        }

        if (key.Scope == ApiKeyScope.Intake)
        {
            return new(key.Name, key.Scope, key.Person, Role: null);
        }

        AccountFacts? account = key.Person is { } person ? await accounts.OfPersonAsync(person, cancel) : null;
        return account is { IsDisabled: true } ? null : new(key.Name, key.Scope, key.Person, account?.Role ?? AccountRole.Responder);
    }
}
