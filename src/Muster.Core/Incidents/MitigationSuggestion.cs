// A mitigation that Muster suggests, and why.
namespace Muster.Core.Incidents;

public sealed record MitigationSuggestion(MitigationKind Kind, string Why);
