// A way to stop the bleeding of a service that its team knows to exist, with what it costs.
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Muster.Core.Incidents;
using Muster.Core.Paging;

namespace Muster.Core.Catalog;

/// <param name="Id">By which the record knows how it went each time; a slug, unique in its service.</param>
/// <param name="Title">What is done, in one line.</param>
/// <param name="Price">What it costs users, in one line.</param>
/// <param name="Who">Who can run it; empty for the whole team of the service.</param>
/// <param name="Runbook">The id of the runbook that does it; null for none.</param>
/// <param name="Expected">How long it takes until users feel it, as its team thinks; null when nobody says.</param>
public sealed record DeclaredMitigation(
    string Id,
    MitigationKind Kind,
    string Title,
    string Price,
    ImmutableArray<EscalationTarget> Who,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Runbook,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TimeSpan? Expected
);
