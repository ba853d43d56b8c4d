// Counts how often the store is asked while something is done.
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Ports;

namespace Muster.Server.Tests.Drivers;

/// <summary>Only what the test itself does is counted, and none of what the server's loops do beside it.</summary>
public static class StoreCalls
{
    private static readonly AsyncLocal<StrongBox<int>?> Counted = new();

    /// <summary>Stands before the stores of a server that is being put together.</summary>
    public static void StandBefore(IServiceCollection services)
    {
        Count<IEventStore>(services);
        Count<IAlertStore>(services);
        Count<IViewStore>(services);
    }

    public static async Task<int> DuringAsync(Func<Task> act)
    {
        StrongBox<int> calls = new();
        Counted.Value = calls;
        await act();
        Counted.Value = null;
        return calls.Value;
    }

    private static void Count<TStore>(IServiceCollection services)
        where TStore : class
    {
        Func<IServiceProvider, object> own = services.Last(one => one.ServiceType == typeof(TStore)).ImplementationFactory!;
        services.AddSingleton(provider =>
        {
            TStore counted = DispatchProxy.Create<TStore, Counter>();
            ((Counter)(object)counted).Store = own(provider);
            return counted;
        });
    }

    [SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives from it.")]
    internal class Counter : DispatchProxy
    {
        public object? Store { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (Counted.Value is { } calls)
            {
                Interlocked.Increment(ref calls.Value);
            }

            return targetMethod!.Invoke(Store, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null);
        }
    }
}
