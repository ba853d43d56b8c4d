// Who may open which door: the policies that every route names one of.
using Microsoft.AspNetCore.Authorization;
using Muster.Storage.Access;
using static Muster.Server.Web.Access.AccountRole;

namespace Muster.Server.Web.Access;

/// <summary>
/// A route without a decision is closed to strangers and to intake keys: the fallback is <see cref="Read"/>. A test fails for each such route all the same, because
/// reading is rarely what was meant.
/// </summary>
public static class Policies
{
    /// <summary>Anybody who is signed in, and API keys of scope api.</summary>
    public const string Read = "read";

    /// <summary>Responders and admins, and the keys that stand for them.</summary>
    public const string Respond = "respond";

    /// <summary>Admins, and the keys that stand for them.</summary>
    public const string Administer = "administer";

    /// <summary>A person at a browser: keys do not manage accounts and keys.</summary>
    public const string AdministerInPerson = "administer-in-person";

    /// <summary>A person at a browser, of any role.</summary>
    public const string SignedIn = "signed-in";

    /// <summary>Keys of scope intake and of scope api: the doors of senders, where they read.</summary>
    public const string Intake = "intake";

    /// <summary>The same keys, but for those that stand for a viewer: the doors of senders, where an alert can page.</summary>
    public const string Send = "send";

    /// <summary>Everybody who is known: people, and keys of any scope.</summary>
    public const string Known = "known";

    /// <summary>Keys of scope runner: they take the steps that wait for them.</summary>
    public const string Run = "run";

    /// <summary>The same keys, and responders: who does a step says how it goes.</summary>
    public const string DoSteps = "do-steps";

    public static void Configure(AuthorizationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        AuthorizationPolicy read = Roles(Viewer, Responder, Admin);
        options.AddPolicy(Read, read);
        options.AddPolicy(Respond, Roles(Responder, Admin));
        options.AddPolicy(Administer, Roles(Admin));
        options.AddPolicy(AdministerInPerson, policy => policy.RequireRole(Admin).RequireClaim(MusterClaims.Account));
        options.AddPolicy(SignedIn, policy => policy.RequireClaim(MusterClaims.Account));
        options.AddPolicy(Intake, policy => policy.RequireClaim(MusterClaims.Scope, ApiKeyScope.Intake, ApiKeyScope.Api));
        options.AddPolicy(Send, policy => policy.RequireClaim(MusterClaims.Sends));
        options.AddPolicy(Known, policy => policy.RequireAuthenticatedUser());
        options.AddPolicy(Run, policy => policy.RequireClaim(MusterClaims.Scope, ApiKeyScope.Runner));
        options.AddPolicy(
            DoSteps,
            policy =>
                policy.RequireAssertion(context =>
                    context.User.HasClaim(MusterClaims.Scope, ApiKeyScope.Runner)
                    || context.User.IsInRole(Responder)
                    || context.User.IsInRole(Admin)
                )
        );
        options.DefaultPolicy = read;
        options.FallbackPolicy = read;
    }

    private static AuthorizationPolicy Roles(params string[] roles) => new AuthorizationPolicyBuilder().RequireRole(roles).Build();
}
