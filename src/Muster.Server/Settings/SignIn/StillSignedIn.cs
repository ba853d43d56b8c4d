// Judges again whoever opened a live stream: the sign-in may be over, the account disabled, the key revoked.
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Muster.Server.Settings.Accounts;
using Muster.Server.Web.Access;
using Muster.Server.Web.Live;
using Muster.Storage.Access;
using Muster.Storage.Startup;

namespace Muster.Server.Settings.SignIn;

/// <summary>
/// While the store does not answer, the last judgement stands: the stream says that something changed and never what, and every page asks for itself.
/// </summary>
public sealed class StillSignedIn(AccountBook accounts, IKeyRing keys, StorageOptions storage) : IStillSignedIn
{
    public async ValueTask<bool> AskAsync(HttpContext http, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        try
        {
            return http.User.FindFirstValue(MusterClaims.Account) is { } id
                ? await accounts.FindAsync(id, cancel) is { } account && SessionScheme.Counts(account, http.User)
                : ApiKeyScheme.TokenOf(http) is { } token && await keys.FindAsync(token, cancel) is { Scope: ApiKeyScope.Api };
        }
        catch (Exception failure) when (StoreFailure.Of(failure, storage) is not null)
        {
            return true;
        }
    }
}
