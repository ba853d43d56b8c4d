// Sign-in, accounts and keys: registered and mapped.
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Muster.Server.Settings.Accounts;
using Muster.Server.Settings.Keys;
using Muster.Server.Settings.Own;
using Muster.Server.Settings.People;
using Muster.Server.Settings.SignIn;
using Muster.Server.Web.Access;
using Muster.Server.Web.Bins;
using Muster.Server.Web.Live;
using Muster.Storage.Schema;

namespace Muster.Server.Settings;

public static class SettingsSlice
{
    private const string EitherScheme = "either";

    /// <param name="isHttps">Whether people come over https, so that the cookie may insist on it.</param>
    /// <param name="isDemo">Whether this is a demo, into which people come without an account.</param>
    public static IServiceCollection AddSettings(this IServiceCollection services, bool isHttps, bool isDemo)
    {
        services.AddAccounts();
        if (isDemo)
        {
            services.AddSingleton<DemoEntrance>();
        }

        services.AddSingleton<IKeyRing, KeyRing>().AddSingleton<SignInGuard>().AddSingleton<FirstRun>().AddSingleton<PasswordLinks>();
        services.AddSingleton<KeyBin>().AddSingleton<AccountBin>();
        services.AddSingleton<IBinSource>(provider => provider.GetRequiredService<KeyBin>());
        services.AddSingleton<IBinRestorer>(provider => provider.GetRequiredService<KeyBin>());
        services.AddSingleton<IBinSource>(provider => provider.GetRequiredService<AccountBin>());
        services.AddSingleton<IBinRestorer>(provider => provider.GetRequiredService<AccountBin>());
        services.AddSingleton<IStillSignedIn, StillSignedIn>();
        services.AddSingleton<IAccountStandings>(provider => provider.GetRequiredService<AccountBook>()).AddSingleton<PersonRights>();
        services.AddScoped<SessionScheme>().AddScoped<SessionBook>().AddScoped<PasswordCheck>().AddScoped<PeopleReader>();
        services
            .AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, options => options.ForwardDefaultSelector = Choose)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyScheme>(ApiKeyScheme.SchemeName, null)
            .AddCookie(SessionScheme.Name, options => SessionScheme.Configure(options, isHttps));
        services.AddAuthorization(Policies.Configure);
        return services;
    }

    /// <summary>What making and changing accounts needs; the command line has no more.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services) =>
        services
            .AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>()
            .AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>()
            .AddSingleton<AccountBook>()
            .AddSingleton<AccountServices>()
            .AddScoped<AccountScope>()
            .AddScoped(provider => provider.GetRequiredService<AccountScope>().Writer);

    public static IEndpointRouteBuilder MapSettings(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapSignIn();
        pages.MapSetPassword();
        pages.MapOwn();
        pages.MapDevices();
        pages.MapSettingsHome();
        pages.MapPeopleSettings();
        pages.MapKeySettings();
        return routes;
    }

    /// <summary>A key that is sent counts, and nothing else beside it; the doors of programs know no cookie.</summary>
    private static string Choose(HttpContext http) =>
        http.Request.Headers.Authorization.Count > 0
        || http.GetRouteValue(ApiKeyScheme.RouteValue) is not null
        || IsForeign(http.Request.Path)
            ? ApiKeyScheme.SchemeName
            : SessionScheme.Name;

    private static bool IsForeign(PathString path) =>
        path.StartsWithSegments("/api/v2", StringComparison.OrdinalIgnoreCase)
        || path.StartsWithSegments("/v2", StringComparison.OrdinalIgnoreCase);
}
