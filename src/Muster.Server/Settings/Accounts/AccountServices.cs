// What changes accounts: Identity on EF, in a container of its own that is made for the first change.
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Muster.Engine.Commands;
using Muster.Storage.Schema;
using Muster.Storage.Startup;

namespace Muster.Server.Settings.Accounts;

/// <summary>A server that starts, takes alerts, pages and lets people sign in loads none of it, which spares it memory and time.</summary>
public sealed class AccountServices(IServiceProvider server) : IAsyncDisposable
{
    private const int PasswordLengthMin = 12;

    private readonly Lazy<ServiceProvider> _made = new(() => Make(server), LazyThreadSafetyMode.PublicationOnly);

    /// <summary>Has <see cref="AccountWriter"/>, Identity's <see cref="UserManager{TUser}"/> and the EF context. Whoever asked disposes it.</summary>
    public AsyncServiceScope CreateScope() => _made.Value.CreateAsyncScope();

    public ValueTask DisposeAsync() => _made.IsValueCreated ? _made.Value.DisposeAsync() : ValueTask.CompletedTask;

    private static ServiceProvider Make(IServiceProvider server)
    {
        ServiceCollection services = new();

        // Shared with the server, which disposes them.
        services
            .AddSingleton(server.GetRequiredService<TimeProvider>())
            .AddSingleton(server.GetRequiredService<ILoggerFactory>())
            .AddSingleton(server.GetRequiredService<IMeterFactory>())
            .AddSingleton(server.GetRequiredService<IDataProtectionProvider>())
            .AddSingleton(server.GetRequiredService<ILookupNormalizer>())
            .AddSingleton(server.GetRequiredService<IPasswordHasher<Account>>())
            .AddSingleton(server.GetRequiredService<OrganisationReader>())
            .AddSingleton(server.GetRequiredService<CommandRunner>())
            .AddSingleton(server.GetRequiredService<AccountBook>());
        services
            .AddIdentityCore<Account>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
                options.Password.RequiredLength = PasswordLengthMin;
                options.Password.RequiredUniqueChars = 4;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
            })
            .AddPasswordValidator<PasswordLength>()
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<MusterDbContext>()
            .AddDefaultTokenProviders();
        services.AddAccountContext(server).AddScoped<AccountWriter>().AddScoped<PersonOfAccount>();
        return services.BuildServiceProvider();
    }
}
