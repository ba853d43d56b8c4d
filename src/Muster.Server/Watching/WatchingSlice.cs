// What the host registers so that others watch over this Muster.
using Microsoft.Extensions.DependencyInjection;

namespace Muster.Server.Watching;

public static class WatchingSlice
{
    /// <param name="watchers">Null for nobody.</param>
    public static IServiceCollection AddWatching(this IServiceCollection services, Watchers? watchers) =>
        watchers is null ? services : services.AddSingleton(watchers).AddHostedService<OutboundHeartbeat>();
}
