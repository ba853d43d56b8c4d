// What a message that asked for an answer says once it needs none any more.
using Muster.Core.Kernel;

namespace Muster.Engine.Ports;

/// <param name="Key">The delivery's.</param>
/// <param name="Receipt">What the provider called the message when it took it.</param>
/// <param name="By">Who acknowledged the page, as readers call them; null when what it was about is over.</param>
/// <param name="At">Since when it needs no answer.</param>
public sealed record AnsweredMessage(
    string Key,
    string Address,
    string Receipt,
    string Title,
    Severity Severity,
    AlertGroupId? Group,
    IncidentId? Incident,
    string? By,
    DateTimeOffset At
);
