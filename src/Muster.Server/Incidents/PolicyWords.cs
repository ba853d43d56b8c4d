// What a response policy does, in words for whoever chooses a severity.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Engine.Reactions;

namespace Muster.Server.Incidents;

internal static class PolicyWords
{
    private const int NamesMax = 5;

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

    /// <summary>What the severity is, by the policy's own examples, else by Muster's.</summary>
    public static string Examples(ResponsePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return string.Join(' ', ExamplesOf(policy));
    }

    /// <summary>The same, one by one.</summary>
    public static ImmutableArray<string> ExamplesOf(ResponsePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.Examples ?? ResponsePolicyDefaults.Of(policy.Severity).Examples ?? [];
    }

    /// <summary>Who is paged at once, and who when they wake: <c>Pages 4 people now: Ana, Dora, Emil, Fay.</c></summary>
    public static string Paged(PagedNow paged)
    {
        ArgumentNullException.ThrowIfNull(paged);
        string now = paged.Now.Length switch
        {
            0 => "Pages nobody now",
            1 => $"Pages {paged.Now[0].Name} now",
            var count => string.Create(CultureInfo.InvariantCulture, $"Pages {count} people now: {Names(paged.Now)}"),
        };
        return paged.Later.IsEmpty ? now + "." : $"{now}; when they wake: {Names(paged.Later)}.";
    }

    private static string Names(ImmutableArray<Person> people) =>
        string.Join(", ", people.Take(NamesMax).Select(person => person.Name))
        + (people.Length > NamesMax ? string.Create(CultureInfo.InvariantCulture, $" and {people.Length - NamesMax} more") : "");

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
