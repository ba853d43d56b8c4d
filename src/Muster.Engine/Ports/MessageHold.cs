// Who sends the first attempt of a message as soon as it is written.
namespace Muster.Engine.Ports;

/// <summary>A message is written with its first attempt taken, so that its sender need not claim it.</summary>
/// <param name="Owner">The node; others may claim the message when the lease has ended.</param>
public sealed record MessageHold(string Owner, DateTimeOffset LeaseUntil);
