// A holding statement as it was published, and how the incident stood then.
using Muster.Core.Communications;
using Muster.Core.Communications.Rendering;
using Muster.Core.Kernel;

namespace Muster.Core.Incidents;

/// <summary>Severity, title, commander and beginning are those of that instant: what was said is not changed by what happens later.</summary>
/// <param name="Look">Who looked at it before it went out, and what they said; null when nobody did.</param>
/// <param name="CorrectsAt">When the statement was published that this one corrects; null for none.</param>
public sealed record PublishedStatement(
    HoldingStatement Statement,
    Severity Severity,
    string Title,
    DateTimeOffset Began,
    PersonId? Commander,
    StatementLook? Look,
    DateTimeOffset? CorrectsAt,
    Actor By,
    DateTimeOffset At
)
{
    /// <summary>For the renderings.</summary>
    /// <param name="name">A person's name.</param>
    public SaidStatement Said(IncidentId incident, Func<PersonId, string> name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return new(Statement, incident.Value, Title, Severity, At, Began, Commander is { } person ? name(person) : null, CorrectsAt);
    }
}
