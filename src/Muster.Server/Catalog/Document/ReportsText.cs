// How the organisation file says when customers' reports raise an alert.
using System.Globalization;
using Muster.Core.CustomerReports;
using Muster.Core.Kernel;
using Muster.Server.Web.Document;

namespace Muster.Server.Catalog.Document;

internal static class ReportsText
{
    /// <summary>Null when nothing is said; what is left out of what is said is as Muster has it.</summary>
    public static ReportPolicy? Read(Block owner)
    {
        if (!owner.Has("reports"))
        {
            return null;
        }

        Block block = owner.Inner("reports", "a rule for reports");
        ReportPolicy usual = ReportPolicy.Default;
        ReportPolicy read = new(
            block.Flag("enabled", missing: usual.Enabled),
            block.Number("threshold", usual.Threshold),
            block.OptionalDuration("within") ?? usual.Within,
            block.OptionalDuration("quiet") ?? usual.Quiet,
            block.Parsed("severity", text => FieldText.Severity(text), usual.Severity),
            block.OptionalText("service") is { } service ? new ServiceId(service) : null
        );
        block.Close();
        return read;
    }

    public static void Write(YamlWriter yaml, ReportPolicy? policy)
    {
        if (policy is null)
        {
            return;
        }

        yaml.Mapping(
            "reports",
            () =>
            {
                yaml.Value("enabled", policy.Enabled ? "true" : "false");
                yaml.Value("threshold", policy.Threshold.ToString(CultureInfo.InvariantCulture));
                yaml.Value("within", DurationText.Format(policy.Within));
                yaml.Value("quiet", DurationText.Format(policy.Quiet));
                yaml.Value("severity", FieldText.Of(policy.Severity));
                yaml.Field("service", policy.Service?.Value);
            }
        );
    }
}
