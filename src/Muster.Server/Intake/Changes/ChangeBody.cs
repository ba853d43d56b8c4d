// A change as pipelines post it.
using Muster.Core.Changes;

namespace Muster.Server.Intake.Changes;

/// <param name="Summary">One line: what was changed.</param>
/// <param name="Service">The id or the name of the service; left out when it is of none.</param>
/// <param name="Kind">What was changed; <c>other</c> when it is left out.</param>
/// <param name="Source">Where, such as the pipeline or the environment.</param>
/// <param name="Link">Where it can be looked at.</param>
/// <param name="At">When it was made; now when it is left out. One that states its time and is sent again is one change.</param>
internal sealed record ChangeBody(
    string Summary,
    string? Service = null,
    ChangeKind Kind = ChangeKind.Other,
    string? Source = null,
    string? Link = null,
    DateTimeOffset? At = null
);
