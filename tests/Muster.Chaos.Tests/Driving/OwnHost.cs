// A server inside the test process, on the data, the address and the keys of a station.
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Muster.Engine.Pager;
using Muster.Oracle.Driving;
using Muster.Server.Hosting;

namespace Muster.Chaos.Tests.Driving;

/// <summary>So that a test may break it where a process cannot be broken. One after the other: each has the data for itself.</summary>
public static class OwnHost
{
    public static async Task<WebApplication> StartAsync(Station station, string node, Action<IServiceCollection> change)
    {
        ArgumentNullException.ThrowIfNull(station);
        ArgumentNullException.ThrowIfNull(change);
        MusterOptions options = new()
        {
            DataDirectory = station.Muster.Data,
            Urls = [station.Muster.Url.ToString()],
            AllowPrivateWebhooks = true,
            LogLevel = LogLevel.Critical,
        };
        WebApplication host = MusterHost.Build(
            options,
            services =>
            {
                services.AddSingleton(new EngineOptions { Node = node, Exit = _ => { } });
                change(services);
            }
        );
        await MusterHost.StartAsync(host, TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>Puts something around the service that the host would use.</summary>
    public static void Wrap<T>(IServiceCollection services, Func<T, T> around)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(around);
        Func<IServiceProvider, object> inner = services.Last(one => one.ServiceType == typeof(T)).ImplementationFactory!;
        services.AddSingleton(provider => around((T)inner(provider)));
    }
}
