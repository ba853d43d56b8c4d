// That a webhook's host stands for an address that it may not reach.
namespace Muster.Server.Channels.Providers;

public sealed class ForbiddenAddressException : Exception
{
    public ForbiddenAddressException()
        : this("The address is not of the public internet.") { }

    public ForbiddenAddressException(string message)
        : base(message) { }

    public ForbiddenAddressException(string message, Exception inner)
        : base(message, inner) { }
}
