// A store that a test can make unreachable while the server runs.
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Intake;
using Muster.Engine.Ports;

namespace Muster.Server.Tests.Drivers;

public sealed class StoreOutage
{
    private volatile bool _isDown;

    /// <summary>From now on every call to the store is told that it is unavailable.</summary>
    public void Begin() => _isDown = true;

    public void End() => _isDown = false;

    /// <summary>Stands before the stores of a server that is being put together.</summary>
    public void StandBefore(IServiceCollection services)
    {
        Guard<IEventStore>(services);
        Guard<IAlertStore>(services);
        Guard<IViewStore>(services);
        Guard<ISignalSink>(services);
    }

    private void Guard<TStore>(IServiceCollection services)
        where TStore : class
    {
        Func<IServiceProvider, object> own = services.Last(one => one.ServiceType == typeof(TStore)).ImplementationFactory!;
        services.AddSingleton(provider =>
        {
            TStore guarded = DispatchProxy.Create<TStore, Door>();
            Door door = (Door)(object)guarded;
            door.Outage = this;
            door.Store = own(provider);
            return guarded;
        });
    }

    /// <summary>Passes each call on, or refuses it.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives from it.")]
    internal class Door : DispatchProxy
    {
        public StoreOutage? Outage { get; set; }

        public object? Store { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            Outage!._isDown
                ? throw new StoreUnavailableException("The database is away. Muster keeps trying.")
                : targetMethod!.Invoke(Store, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
    }
}
