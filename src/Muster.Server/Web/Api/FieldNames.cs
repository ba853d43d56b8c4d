// The name of a field as the JSON of the API has it.
using System.Text.Json;

namespace Muster.Server.Web.Api;

public static class FieldNames
{
    /// <summary><c>impactStartedAt</c> for <c>impact_started_at</c>; each part of a path by itself. A name in camel case stays as it is.</summary>
    public static string InJson(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return string.Join('.', field.Split('.').Select(Part));
    }

    private static string Part(string name)
    {
        string[] words = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2
            ? name
            : JsonNamingPolicy.CamelCase.ConvertName(string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
    }
}
