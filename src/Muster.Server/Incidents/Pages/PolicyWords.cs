// What a response policy does, in words for whoever chooses a severity.
using System.Globalization;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Server.Incidents.Pages;

internal static class PolicyWords
{
    /// <summary>One line: critical, who is needed, how often one speaks.</summary>
    public static string Short(ResponsePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        string statements = policy.StatementEvery is { } every ? $"statement every {InstantText.Brief(every)}" : "no statements";
        return $"{Grade(policy.Severity)}, {Roles(policy)}, {statements}";
    }

    /// <summary>Each consequence in a sentence of its own, in the order in which it comes.</summary>
    public static IEnumerable<string> Consequences(ResponsePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        yield return policy.RequiredRoles.IsEmpty
            ? "No roles are required."
            : $"Required: {string.Join(", ", policy.RequiredRoles.Select(role => role.Label()))}.";
        if (policy is { FirstStatementWithin: { } first, StatementEvery: { } every })
        {
            yield return $"First statement within {first.Brief()}, then every {every.Brief()}.";
        }

        if (policy.ReviewRequired)
        {
            yield return policy.ReviewDueWorkingDays is { } days
                ? string.Create(CultureInfo.InvariantCulture, $"Review due {days} working days after resolution.")
                : "Review required.";
        }

        if (policy.ResolveWithin is { } within)
        {
            yield return $"To be resolved within {within.Brief()}.";
        }
    }

    public static string Grade(Severity severity) =>
        severity switch
        {
            Severity.Sev1 => "Critical",
            Severity.Sev2 => "High",
            Severity.Sev3 => "Medium",
            Severity.Sev4 => "Low",
        };

    private static string Roles(ResponsePolicy policy) =>
        policy.RequiredRoles.Length switch
        {
            0 => "no roles required",
            1 => "one role required",
            var count => string.Create(CultureInfo.InvariantCulture, $"{count} roles required"),
        };
}
