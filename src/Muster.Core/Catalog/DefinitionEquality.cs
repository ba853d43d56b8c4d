// Whether two definitions say the same.
using System.Text.Json;

namespace Muster.Core.Catalog;

/// <summary>
/// Compares definitions by the text that an event would carry. The records' own equality would compare their lists by reference, and call every
/// definition that was read from a file a new one.
/// </summary>
public static class DefinitionEquality
{
    public static bool Same<T>(T one, T other) =>
        string.Equals(JsonSerializer.Serialize(one), JsonSerializer.Serialize(other), StringComparison.Ordinal);
}
