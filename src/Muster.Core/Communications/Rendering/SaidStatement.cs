// A published statement with what its renderings say beside its own words.
using Muster.Core.Kernel;

namespace Muster.Core.Communications.Rendering;

/// <summary>Severity, title and commander are those of the instant at which it was published: what was said is not changed by what happens later.</summary>
/// <param name="Incident">Whose statement it is: <c>INC-42</c>. The public never reads it.</param>
/// <param name="Began">Since when the incident lasts.</param>
/// <param name="Commander">The name of whoever commanded; null when nobody did.</param>
/// <param name="CorrectsAt">When the statement was published that this one corrects; null for none.</param>
public sealed record SaidStatement(
    HoldingStatement Statement,
    string Incident,
    string Title,
    Severity Severity,
    DateTimeOffset At,
    DateTimeOffset Began,
    string? Commander,
    DateTimeOffset? CorrectsAt
)
{
    /// <summary>Whether the public reads how severe it is, which the organisation decides.</summary>
    public bool ShowsSeverityToPublic { get; init; }
}
