// That the store cannot be read or written now: the sender should try again.
namespace Muster.Engine.Ports;

/// <summary>The database cannot be reached, is full or read-only. Nothing of the call is known to be written; trying again is safe.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException(string message, Exception? inner = null)
        : base(message, inner) { }

    public StoreUnavailableException()
        : this("The store is unavailable.") { }

    public StoreUnavailableException(string message)
        : this(message, null) { }
}
