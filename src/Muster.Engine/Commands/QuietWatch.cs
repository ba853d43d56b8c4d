// Whether an acknowledged page is watched, and when it rings again unless somebody does something.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Paging;

namespace Muster.Engine.Commands;

/// <param name="Last">The last sign of life.</param>
/// <param name="Quiet">How long after it the page rings again.</param>
/// <remarks>
/// A sign of life is whatever a person did in the incident; where there is none, the answer itself. A page that gets another severity is watched from then on. Once the
/// bleeding has stopped nobody is woken for quiet.
/// </remarks>
public sealed record QuietWatch(DateTimeOffset Last, TimeSpan Quiet)
{
    public DateTimeOffset RingsAt => Last + Quiet;

    /// <summary>Null with the reason where nobody watches it; both null where nobody has acknowledged it.</summary>
    /// <param name="incident">That of the page; null while it has none.</param>
    /// <param name="fires">Whether what it is about goes on.</param>
    public static (QuietWatch? Watch, string? WhyNot) Of(Page page, Organisation organisation, Incident? incident, bool fires)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(organisation);
        return page is not { Status: PageStatus.Acknowledged, Acknowledgement: { } answer } ? (null, null)
            : page.Subject!.Purpose != PagePurpose.Respond ? (null, "It asked for one answer, and has it.")
            : !fires ? (null, "Its alerts are over: it does not ring again.")
            : incident is { Phase: not (Phase.Detected or Phase.Responding) } ? (null, "The impact has stopped: it does not ring again.")
            : organisation.ResponsePolicy(page.Severity).ReescalateAfter is not { } quiet
                ? (null, $"A page for a {page.Severity.Label()} does not ring again.")
            : (new(Latest(answer.At, incident?.LastDeedAt, page.SeverityChangedAt), quiet), null);
    }

    private static DateTimeOffset Latest(DateTimeOffset answered, params ReadOnlySpan<DateTimeOffset?> others)
    {
        foreach (DateTimeOffset? other in others)
        {
            answered = other > answered ? other.Value : answered;
        }

        return answered;
    }
}
