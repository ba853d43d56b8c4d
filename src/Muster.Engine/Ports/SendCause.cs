// What went wrong in an attempt to send.
namespace Muster.Engine.Ports;

public enum SendCause
{
    /// <summary>A setting or an address that cannot work.</summary>
    Misconfigured,

    /// <summary>Nobody answered, or the connection broke.</summary>
    Unreachable,

    /// <summary>It took longer than the channel's time-out.</summary>
    TimedOut,

    /// <summary>The provider is there and said no.</summary>
    Rejected,

    /// <summary>The provider asks for fewer messages.</summary>
    RateLimited,

    /// <summary>The provider failed, or said something that cannot be understood.</summary>
    Faulty,
}
