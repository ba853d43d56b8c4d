// Puts a Muster server together from its settings, and starts it.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Muster.Engine.Pager;
using Muster.Engine.Ports;
using Muster.Server.Web.Live;
using Muster.Storage.Startup;

namespace Muster.Server.Hosting;

/// <summary>
/// <c>await using WebApplication app = MusterHost.Build(options); await MusterHost.RunAsync(app, cancel);</c>. What keeps it from starting is a
/// <see cref="Muster.Engine.Ports.StoreUnavailableException"/>, a <see cref="Muster.Storage.Schema.SchemaVersionException"/> or an <see cref="IOException"/> (an
/// address in use), each with one line for the operator.
/// </summary>
public static class MusterHost
{
    /// <param name="change">Last changes of the services, for tests: another clock, other channels.</param>
    public static WebApplication Build(MusterOptions options, Action<IServiceCollection>? change = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ApplicationName = "muster", EnvironmentName = Environments.Production }
        );
        builder.Logging.AddMusterLog(options);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(ServerLimits.Configure).UseUrls([.. options.Urls]);

        // What a request does until it first waits is done by the thread that found it, without waking another; and a connection keeps its buffer, which saves it a call
        // of the kernel a request.
        builder.WebHost.UseSockets(static sockets =>
        {
            sockets.UnsafePreferInlineScheduling = true;
            sockets.WaitForDataBeforeAllocatingBuffer = false;
        });
        builder.Services.AddMuster(options);
        change?.Invoke(builder.Services);

        WebApplication app = builder.Build();
        app.UseMuster(options);
        app.MapMuster();
        return app;
    }

    /// <summary>Prepares the database and starts; answers once requests are served.</summary>
    public static async Task StartAsync(WebApplication app, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.GetRequiredService<OwnDirectory>().Take();
        await StorageServices.PrepareAsync(app.Services, cancel);
        if (app.Services.GetRequiredService<TimeProvider>() is EngineClock clock)
        {
            await NodeClock.SetAsync(app.Services.GetRequiredService<INodes>(), clock, cancel);
        }

        app.Services.GetRequiredService<LiveHub>().BeginAt(await app.Services.GetRequiredService<IViewStore>().RevisionAsync(cancel));
        await app.StartAsync(cancel);
    }

    /// <summary>Starts, and answers when the process is told to stop and has stopped.</summary>
    public static async Task RunAsync(WebApplication app, CancellationToken cancel)
    {
        await StartAsync(app, cancel);
        await app.WaitForShutdownAsync(cancel);
    }
}
