// A message to one person that is no page: it waits for no answer, and nobody else is told when it fails.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.People;

namespace Muster.Engine.Ports;

/// <param name="Key">The idempotency key: the same for each attempt.</param>
/// <param name="Title">What it is about, in a line.</param>
/// <param name="Lines">What it says, a sentence each.</param>
/// <param name="Path">Where in the console it leads, such as <c>/on-call/payments</c>; a full address leads elsewhere.</param>
public sealed record Notice(
    string Key,
    PersonId Person,
    string Address,
    string PersonName,
    string Title,
    ImmutableArray<string> Lines,
    string Path
)
{
    /// <summary>What the link is called.</summary>
    public string LinkName { get; init; } = "Open in Muster";

    /// <summary>The statement that it tells, for a channel that speaks to programs; null for any other notice.</summary>
    public ToldStatement? Told { get; init; }

    /// <summary>By which ways it is tried when it cannot leave by this one, the next first; empty when no other is left.</summary>
    public ImmutableArray<ContactMethod> Otherwise { get; init; } = [];
}
