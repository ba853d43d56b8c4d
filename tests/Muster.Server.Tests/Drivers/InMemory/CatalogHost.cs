// A host with the organisation's routes alone, on stores in memory, for a caller whose role each request names.
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Muster.Core.People;
using Muster.Engine.Commands;
using Muster.Engine.Ports;
using Muster.Engine.Ports.InMemory;
using Muster.Server.Catalog;
using Muster.Server.Web.Access;

namespace Muster.Server.Tests.Drivers.InMemory;

internal sealed class CatalogHost(WebApplication app) : IAsyncDisposable
{
    public static async Task<CatalogHost> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        InMemoryStore store = new();
        builder
            .Services.AddSingleton<IEventStore>(store)
            .AddSingleton<IAlertStore>(store)
            .AddSingleton<IIds, CountingIds>()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero)))
            .AddSingleton<Wake>()
            .AddSingleton<Hands>()
            .AddSingleton<EngineMeter>()
            .AddSingleton<OrganisationReader>()
            .AddSingleton<CommandRunner>()
            .AddSingleton(new WebhookReach(AllowPrivate: false))
            .AddCatalog();
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, SignedInAs>("test", null);
        builder.Services.AddAuthorization(Policies.Configure);
        WebApplication app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapCatalog();
        await app.StartAsync();
        return new(app);
    }

    public HttpClient Client(string role = AccountRole.Admin)
    {
        HttpClient client = app.GetTestClient();
        client.DefaultRequestHeaders.Add(SignedInAs.Header, role);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
