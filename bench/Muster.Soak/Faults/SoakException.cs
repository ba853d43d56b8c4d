// A server did not behave as it must while a fault lasted.
namespace Muster.Soak.Faults;

public sealed class SoakException : Exception
{
    public SoakException() { }

    public SoakException(string message)
        : base(message) { }

    public SoakException(string message, Exception inner)
        : base(message, inner) { }
}
