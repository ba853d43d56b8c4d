// A parameter's value as people write it, in the form that the rules read: a duration is its seconds.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Runbooks;
using Muster.Server.Web.Document;

namespace Muster.Server.Runbooks.Document;

internal static class ParameterText
{
    public static string Plain(ParameterType type, string text) =>
        type == ParameterType.Duration && DurationText.TryParse(text.Trim(), out TimeSpan duration)
            ? ((long)duration.TotalSeconds).ToString(CultureInfo.InvariantCulture)
        : type == ParameterType.Text ? text
        : text.Trim();

    /// <summary>The values of a runbook's parameters, by name; those of names that it does not have stay as they are.</summary>
    public static ImmutableSortedDictionary<string, string> Plain(Runbook runbook, IReadOnlyDictionary<string, string> given) =>
        given.ToImmutableSortedDictionary(
            one => one.Key,
            one =>
                runbook.Parameters.FirstOrDefault(parameter => parameter.Name == one.Key) is { } known
                    ? Plain(known.Type, one.Value)
                    : one.Value,
            StringComparer.Ordinal
        );
}
