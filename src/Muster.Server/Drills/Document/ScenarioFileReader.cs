// Reads a scenario file: YAML, or JSON, which is YAML too.
using Muster.Core.Kernel;
using Muster.Server.Web.Document;
using Muster.Simulator.Scenarios;
using YamlDotNet.RepresentationModel;

namespace Muster.Server.Drills.Document;

public static class ScenarioFileReader
{
    private const string What = "a scenario";

    /// <summary>Reads the whole file, asks the rules about it, and finds all its mistakes; never throws for what stands in it.</summary>
    public static ScenarioReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Places places = new();
        YamlNode? root = YamlText.Load(text, places);
        if (root is not YamlMappingNode)
        {
            if (places.Mistakes.Count == 0)
            {
                places.Add("", "Here is no scenario: write its fields, beginning with id and title.");
            }

            return new(ReadFile(new(null, "", What, new())), [.. places.Mistakes]);
        }

        Block file = new(root, "", What, places);
        Scenario scenario = ReadFile(file);
        file.Close();
        places.Add(ScenarioRules.Check(scenario));
        return new(scenario, [.. places.Mistakes]);
    }

    private static Scenario ReadFile(Block file)
    {
        return new(
            file.Text("id"),
            file.Text("title").Trim(),
            file.Text("brief").Trim(),
            file.Text("lesson").Trim(),
            file.RequiredParsed("minutes", QuantityText.WholeNumber, ScenarioDefaults.MinutesMin),
            file.RequiredParsed("severity", ReadSeverity, Severity.Sev1),
            TopologyText.Read(file)
        )
        {
            Faults = [.. file.Entries("faults", "a fault", FaultText.Read).Select(pair => pair.Value)],
            Offers = file.Blocks("actions", "an action", OfferText.Read),
            Alerts = file.Blocks("alerts", "an alert", ReportText.ReadAlert),
            Logs = file.Blocks("logs", "a log line", ReportText.ReadLog),
            Changes = file.Blocks("changes", "a change", ReportText.ReadChange),
            Findings = file.Blocks("findings", "a finding", ReportText.ReadFinding),
            Colleagues = [.. file.Entries("colleagues", "a colleague", PeopleText.ReadColleague).Select(pair => pair.Value)],
            Messages = file.Blocks("messages", "a message", PeopleText.ReadMessage),
            Whys = file.Blocks("whys", "a why", PeopleText.ReadWhy),
        };
    }

    private static Severity ReadSeverity(string text)
    {
        string digit = text.StartsWith("SEV-", StringComparison.OrdinalIgnoreCase) ? text[4..] : text;
        return digit is "1" or "2" or "3" or "4"
            ? (Severity)(digit[0] - '0')
            : throw new FormatException($"'{text}' is no severity: write 1, 2, 3 or 4.");
    }
}
