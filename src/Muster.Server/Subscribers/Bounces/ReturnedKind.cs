// What a mail that came back says of a subscription.
namespace Muster.Server.Subscribers.Bounces;

public enum ReturnedKind
{
    /// <summary>It says nothing that counts: a delay, a receipt, an answer from a holiday.</summary>
    Nothing,

    /// <summary>The message could not be delivered, and the mailbox may be there.</summary>
    Failed,

    /// <summary>There is no such mailbox.</summary>
    Gone,

    /// <summary>Its reader wants no more.</summary>
    Unsubscribe,
}
