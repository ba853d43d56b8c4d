// Reads a file of an error budget policy: YAML, or JSON, which is YAML too.
using System.Globalization;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Core.Slos.Policies;
using Muster.Server.Web.Document;
using Muster.Server.Web.Public;
using YamlDotNet.RepresentationModel;

namespace Muster.Server.Slos.Document;

public static class PolicyFileReader
{
    /// <summary>Reads the whole file, asks the rules about it, and finds all its mistakes; never throws for what stands in it.</summary>
    public static PolicyReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Places places = new();
        YamlNode? root = YamlText.Load(text, places);
        if (root is not YamlMappingNode && places.Mistakes.Count == 0)
        {
            places.Add("", "Here is no policy: write its fields, beginning with title.");
        }

        bool isMapping = root is YamlMappingNode;
        Block file = new(isMapping ? root : null, "", "an error budget policy", isMapping ? places : new());
        BudgetPolicy policy = ReadFile(file);
        file.Close();
        if (isMapping)
        {
            places.Add(BudgetPolicyCheck.Check(policy));
        }

        return new(policy, [.. places.Mistakes]);
    }

    private static BudgetPolicy ReadFile(Block file)
    {
        string title = file.Text("title").Trim();
        // Prose for those who sign; the gate goes by the fields.
        file.OptionalText("text");
        Block covers = file.Inner("covers", "what is covered");
        Block gate = file.Inner("gate", "the gate");
        Block overrides = file.Inner("overrides", "overrides");
        Block signers = file.Inner("signers", "the signers");
        BudgetPolicy policy = new(
            title,
            covers.Texts("slos", SloId.Parse),
            covers.Texts("services", text => text),
            gate.Parsed("stopAt", Share, 0d),
            gate.Parsed("warnAt", Share, GateDefaults.WarnAt),
            Rate(gate, "stopBurn"),
            Rate(gate, "warnBurn"),
            gate.Parsed("noData", NoData, NoDataRule.Stop),
            gate.OptionalDuration("staleAfter") ?? GateDefaults.StaleAfter,
            gate.Has("allowed") ? gate.Texts("allowed", text => text) : GateDefaults.Allowed,
            new(
                overrides.Texts("people", PersonId.Parse),
                overrides.Texts("teams", TeamId.Parse),
                overrides.OptionalDuration("longest") ?? GateDefaults.OverrideFor,
                overrides.Flag("secondPerson", missing: false)
            ),
            file.Texts("escalation", EscalationTarget.Parse),
            new(signers.Texts("product", PersonId.Parse), signers.Texts("engineering", PersonId.Parse))
        );
        foreach (Block inner in new[] { covers, gate, overrides, signers })
        {
            inner.Close();
        }

        return policy;
    }

    private static double? Rate(Block gate, string name) => gate.Has(name) ? gate.Parsed(name, Number, 0d) : null;

    private static double Share(string text) =>
        text.Trim().EndsWith('%')
        && decimal.TryParse(text.Trim()[..^1].Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out decimal share)
            ? (double)(share / 100)
            : throw new FormatException($"'{text}' is no percentage: write it as 25%.");

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw new FormatException($"'{text}' is no number.");

    private static NoDataRule NoData(string text) =>
        EnumNames.Read<NoDataRule>(text) ?? throw new FormatException($"'{text}' is neither stop nor ship.");
}
