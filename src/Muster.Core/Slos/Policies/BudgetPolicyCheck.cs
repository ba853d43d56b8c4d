// Every mistake in what an error budget policy says.
using System.Collections.Immutable;
using Muster.Core.Kernel;

namespace Muster.Core.Slos.Policies;

public static class BudgetPolicyCheck
{
    /// <summary>By the fields of the file; empty when it is right.</summary>
    public static ImmutableArray<FieldError> Check(BudgetPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        FieldErrors errors = new FieldErrors().Text("title", policy.Title, GateDefaults.TitleCharactersMax);
        Gate(policy, errors);
        Overrides(policy.Overrides, errors);
        Signers(policy.Signers, errors);
        foreach (
            (string field, int count) in new[]
            {
                ("covers.slos", policy.Slos.Length),
                ("covers.services", policy.Services.Length),
                ("gate.allowed", policy.Allowed.Length),
                ("escalation", policy.Escalation.Length),
            }
        )
        {
            errors.When(count > GateDefaults.NamesMax, field, $"It names {count}; at most {GateDefaults.NamesMax} fit.");
        }

        return errors.All;
    }

    private static void Gate(BudgetPolicy policy, FieldErrors errors)
    {
        errors
            .When(
                !(policy.StopAt is >= 0 and < 1),
                "gate.stopAt",
                "The gate stops at a share from 0 % to below 100 %: a budget that is spent always stops."
            )
            .When(
                !(policy.WarnAt >= policy.StopAt && policy.WarnAt <= 1),
                "gate.warnAt",
                "A warning comes before the stop: at a share from that of stopAt to 100 %."
            )
            .When(
                policy.StaleAfter < TimeSpan.FromMinutes(2) || policy.StaleAfter > TimeSpan.FromDays(1),
                "gate.staleAfter",
                "From 2m to 1d."
            );
        foreach ((string field, double? burn) in new[] { ("gate.stopBurn", policy.StopBurn), ("gate.warnBurn", policy.WarnBurn) })
        {
            errors.When(burn is { } rate && !(rate > 0 && double.IsFinite(rate)), field, "A burn rate is a number above 0.");
        }

        foreach (string kind in policy.Allowed.Where(kind => !Slug.IsValid(kind)))
        {
            errors.When(true, "gate.allowed", $"'{EdgeText.Line(kind, 60)}' is no kind of change: use a-z, 0-9 and hyphen.");
        }
    }

    private static void Overrides(OverrideRules rules, FieldErrors errors)
    {
        bool somebody = !rules.People.IsEmpty || !rules.Teams.IsEmpty;
        errors.When(
            somebody && (rules.Longest < TimeSpan.FromMinutes(1) || rules.Longest > GateDefaults.OverrideMax),
            "overrides.longest",
            "An override holds from 1m to 7d; who needs longer changes the objective."
        );
        errors.When(
            rules.NeedsSecond && rules.People.Length == 1 && rules.Teams.IsEmpty,
            "overrides.secondPerson",
            "One person alone may override, and a second must agree: name another, or a team."
        );
    }

    private static void Signers(PolicySigners signers, FieldErrors errors)
    {
        errors
            .When(signers.Product.IsEmpty, "signers.product", "Name who signs for product.")
            .When(signers.Engineering.IsEmpty, "signers.engineering", "Name who signs for engineering.")
            .When(
                !signers.Product.IsEmpty
                    && !signers.Engineering.IsEmpty
                    && signers.Product.Concat(signers.Engineering).Distinct().Count() < 2,
                "signers.engineering",
                "Two people sign, one for each side: here is only one."
            );
    }
}
