// What a field takes, in words.
using System.Reflection;
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Server.Web.Api;

internal static class Expected
{
    public static string Of(Type type)
    {
        Type plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain switch
        {
            { IsEnum: true } => "one of " + string.Join(", ", Names(plain)),
            _ when plain == typeof(string) => "a text",
            _ when plain == typeof(bool) => "true or false",
            _ when plain == typeof(int) => "a whole number",
            _ when plain == typeof(DateTimeOffset) => InstantForm.Expected,
            _ when IsId(plain) => "an id of 1 to 63 of a-z, 0-9 and hyphen",
            _ => "JSON of another shape; see /docs",
        };
    }

    private static IEnumerable<string> Names(Type enumeration) =>
        enumeration
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(member => member.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? member.Name);

    private static bool IsId(Type type) =>
        type.GetInterfaces().Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IId<>));
}
