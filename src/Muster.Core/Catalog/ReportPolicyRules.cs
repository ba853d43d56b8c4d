// Whether customers' reports can raise an alert as it is described: how many, in what time, and whose alert it is.
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;

namespace Muster.Core.Catalog;

internal static class ReportPolicyRules
{
    /// <summary>One report is an opinion; and of more than the judged ones nobody would hear.</summary>
    private const int ThresholdMin = 2;

    private const int ThresholdMax = ReportLimits.JudgedMax / 2;

    private static readonly TimeSpan WithinMin = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LongMax = TimeSpan.FromDays(1);

    /// <summary>Every mistake; empty when there is none, and where nothing is described.</summary>
    public static IEnumerable<FieldError> Check(Organisation organisation, ReportPolicy? policy)
    {
        if (policy is null)
        {
            yield break;
        }

        if (policy.Threshold is < ThresholdMin or > ThresholdMax)
        {
            yield return new("threshold", $"{ThresholdMin} to {ThresholdMax} customers raise an alert.");
        }

        if (policy.Within < WithinMin || policy.Within > LongMax)
        {
            yield return new("within", "Reports are counted together for 1m to 1d.");
        }

        if (policy.Quiet < policy.Within || policy.Quiet > LongMax)
        {
            yield return new(
                "quiet",
                "An alert holds at least as long as reports are counted together, and at most 1d, after the last report."
            );
        }

        if (
            policy.Service is { } service
            && OrganisationRules.Dangling(organisation, "service", DefinitionKind.Service, service.Value) is { } missing
        )
        {
            yield return missing;
        }
    }
}
