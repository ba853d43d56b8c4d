// The names that JSON has for the values of an enum.
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Muster.Server.Web.Public;

internal static class EnumNames
{
    private static readonly ConcurrentDictionary<Enum, string> Known = [];

    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Known.GetOrAdd(
            value,
            static one =>
                one.GetType().GetField(one.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? one.ToString()
        );

    /// <summary>Null for a text that is no name of a value.</summary>
    public static TEnum? Read<TEnum>(string? text)
        where TEnum : struct, Enum
    {
        foreach (TEnum value in Enum.GetValues<TEnum>())
        {
            if (string.Equals(Of(value), text, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }
}
