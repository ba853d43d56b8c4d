// One CloudEvent, cleaned.
using System.Collections.Immutable;

namespace Muster.Server.Intake.CloudEvents;

/// <param name="Subject">Empty when the event has none.</param>
/// <param name="Time">Null when none was stated or it could not be read.</param>
/// <param name="Fields">The scalar fields of its data, by name; those of the data's <c>labels</c> are in <paramref name="Labels"/>.</param>
/// <param name="Extensions">The attributes that the specification does not name.</param>
/// <param name="Data">The data as text; empty when there is none.</param>
internal sealed record CloudEvent(
    string Id,
    string Source,
    string Type,
    string Subject,
    DateTimeOffset? Time,
    ImmutableSortedDictionary<string, string> Fields,
    ImmutableArray<KeyValuePair<string, string>> Labels,
    ImmutableSortedDictionary<string, string> Extensions,
    string Data
);
