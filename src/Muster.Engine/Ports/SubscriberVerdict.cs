// Whose failure it was that a subscriber was not told, and what follows for them.
namespace Muster.Engine.Ports;

public enum SubscriberVerdict
{
    /// <summary>The provider took it.</summary>
    Told,

    /// <summary>What leads there failed, such as the mail server: it says nothing about the subscriber, and the attempt ends with it.</summary>
    Ours,

    /// <summary>This subscriber could not be told of this: later perhaps, where the result may be tried again.</summary>
    Failed,

    /// <summary>There is no such mailbox: the subscription sleeps.</summary>
    Gone,

    /// <summary>Its receiver wants no more messages.</summary>
    Unwanted,
}
