// Reads and writes which runs one person may start alone.
using Muster.Core.Runbooks;
using Muster.Server.Web.Document;

namespace Muster.Server.Catalog.Document;

internal static class RunPolicyText
{
    public static RunPolicy? Read(Block file)
    {
        if (!file.Has("runs"))
        {
            return null;
        }

        Block runs = file.Inner("runs", "the policy of runs");
        RunbookRisk alone = runs.RequiredParsed("alone", ReadRisk, RunPolicy.Default.AloneUpTo);
        runs.Close();
        return new(alone);
    }

    public static void Write(YamlWriter yaml, RunPolicy? policy)
    {
        if (policy is not null)
        {
            yaml.Mapping("runs", () => yaml.Field("alone", policy.AloneUpTo == RunbookRisk.Safe ? "safe" : "risky"));
        }
    }

    private static RunbookRisk ReadRisk(string text) =>
        text switch
        {
            "safe" => RunbookRisk.Safe,
            "risky" => RunbookRisk.Risky,
            "destructive" => throw new FormatException("Nobody destroys anything alone: write safe or risky."),
            _ => throw new FormatException($"'{text}' is no risk that one person may take alone: write safe or risky."),
        };
}
