// A host with the web's foundation only, over an in-memory server, for tests of what every page stands on.
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Muster.Server.Web;
using Muster.Server.Web.Live;
using Muster.Server.Web.Views;

namespace Muster.Server.Tests.Drivers.InMemory;

internal sealed class WebHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebHost(WebApplication app) => _app = app;

    public static DateTimeOffset Now { get; } = new(2026, 11, 23, 1, 58, 0, TimeSpan.Zero);

    public required FakeTimeProvider Clock { get; init; }
    public LiveHub Hub => _app.Services.GetRequiredService<LiveHub>();
    public SignedInUntil SignIn => (SignedInUntil)_app.Services.GetRequiredService<IStillSignedIn>();
    public IServiceProvider Services => _app.Services;

    /// <summary>A client that follows no redirect, so that a test sees the answer itself.</summary>
    public HttpClient Client() => _app.GetTestClient();

    public static async Task<WebHost> StartAsync(Action<WebApplication>? map = null, Shell? shell = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        var clock = new FakeTimeProvider(Now);
        builder.Services.AddWebFoundation();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<INonce, CountingNonce>();
        builder.Services.AddSingleton<LiveHub>();
        builder.Services.AddSingleton<ILiveFeed>(services => services.GetRequiredService<LiveHub>());
        builder.Services.AddSingleton<IStillSignedIn, SignedInUntil>();
        builder.Services.AddSingleton<IShellSource>(new FixedShell(shell ?? new Shell()));
        builder.Services.AddAuthentication("test").AddScheme<AuthenticationSchemeOptions, SignedInAs>("test", null);
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.UseWebFoundation();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapWebFoundation();
        map?.Invoke(app);
        await app.StartAsync();
        return new WebHost(app) { Clock = clock };
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
