// The message of the outbox for one customer who reported something: please confirm, or it is over.
namespace Muster.Engine.Ports;

/// <summary>It holds the address, because nothing else does once it is over.</summary>
/// <param name="Key">The same for each attempt.</param>
/// <param name="IsOver">False to ask whether they want to be told.</param>
/// <param name="Component">What they reported, as customers read it; null for something else.</param>
/// <param name="ReportedAt">When they did.</param>
/// <param name="Link">Where they confirm, or the status page.</param>
public sealed record ReporterLetter(
    string Key,
    bool IsOver,
    string Address,
    string Language,
    string? Component,
    DateTimeOffset ReportedAt,
    string Link
);
