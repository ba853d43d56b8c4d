// Which version of the Identity tables the model has.
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Muster.Storage.Schema;

public static class IdentitySchema
{
    /// <summary>With passkeys. EF reads it from the services of the application, so whoever makes a context outside of one brings <see cref="Alone"/>.</summary>
    public static IServiceCollection AddIdentitySchema(this IServiceCollection services) =>
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);

    internal static IServiceProvider Alone() => new ServiceCollection().AddIdentitySchema().BuildServiceProvider();
}
