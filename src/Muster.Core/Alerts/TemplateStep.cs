// One step of a path into a JSON document.
namespace Muster.Core.Alerts;

/// <param name="Name">The field; null for a place in a list.</param>
/// <param name="Index">The place, from 0; null for a field.</param>
public sealed record TemplateStep(string? Name, int? Index);
