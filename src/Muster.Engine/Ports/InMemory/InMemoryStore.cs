// The reference of all ports: what a store does, with nothing but one lock and a few collections.
using System.Runtime.CompilerServices;

namespace Muster.Engine.Ports.InMemory;

/// <summary>
/// Thread-safe, deterministic, and without time or chance of its own. What it answers is what every other store must answer: the contract suite runs on it first.
/// </summary>
public sealed partial class InMemoryStore : IEventStore, ITimerQueue, IOutbox, IViewStore, IAlertStore, INodes
{
    private readonly Lock _gate = new();
    private readonly byte[] _chainKey;

    public InMemoryStore()
        : this(new byte[32]) { }

    /// <param name="chainKey">The key of the chain of hashes; two stores with one key and the same events have the same hashes.</param>
    public InMemoryStore(byte[] chainKey) => _chainKey = chainKey;

    /// <summary>Asked before each call with the name of its method; an exception that it answers is thrown, and the call does nothing.</summary>
    public Func<string, Exception?>? Fault { get; set; }

    /// <summary>Asked after each call that may write; an exception that it answers is thrown although the call was carried out: the reply that got lost.</summary>
    public Func<string, Exception?>? FaultAfter { get; set; }

    /// <summary>Lets the next call of a method fail, once, before it does anything.</summary>
    public void FailNext(string method, Exception? failure = null)
    {
        Func<string, Exception?>? before = Fault;
        bool failed = false;
        Fault = called =>
        {
            if (failed || called != method)
            {
                return before?.Invoke(called);
            }

            failed = true;
            return failure ?? new StoreUnavailableException("The store was told to fail.");
        };
    }

    private Task<T> ReadAsync<T>(Func<T> read, CancellationToken cancel, [CallerMemberName] string method = "")
    {
        if (cancel.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancel);
        }

        lock (_gate)
        {
            return Fault?.Invoke(method) is { } failure ? Task.FromException<T>(failure) : Task.FromResult(read());
        }
    }

    private Task<T> WriteAsync<T>(Func<T> write, CancellationToken cancel, [CallerMemberName] string method = "")
    {
        if (cancel.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancel);
        }

        lock (_gate)
        {
            if (Fault?.Invoke(method) is { } before)
            {
                return Task.FromException<T>(before);
            }

            T written = write();
            return FaultAfter?.Invoke(method) is { } after ? Task.FromException<T>(after) : Task.FromResult(written);
        }
    }
}
