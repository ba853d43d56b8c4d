// How what people can see is written in a scenario file: alerts, log lines, changes and findings.
using Muster.Server.Web.Document;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Document;

internal static class ReportText
{
    public static AlertRule ReadAlert(Block block) =>
        new(
            block.Text("name"),
            block.Text("summary"),
            block.RequiredParsed("when", ConditionText.Parse, ConditionText.None)!,
            block.Flag("pages", missing: true)
        );

    public static LogLine ReadLog(Block block) =>
        new(
            block.Text("component"),
            block.Text("text"),
            block.Parsed<Condition>("when", ConditionText.Parse, null),
            block.RequiredParsed("every", QuantityText.WholeSeconds, 1)
        )
        {
            With = block.Texts("with", text => text),
        };

    public static Change ReadChange(Block block) =>
        new(
            QuantityText.RequiredSpan(block, "at", QuantityText.Seconds),
            block.Text("component"),
            block.Text("text"),
            block.OptionalText("oneOf") ?? ""
        )
        {
            With = block.Texts("with", text => text),
        };

    public static Finding ReadFinding(Block block) =>
        new(
            block.Text("about"),
            block.OptionalText("skill") ?? "",
            QuantityText.RequiredSpan(block, "takes", QuantityText.Seconds),
            block.Text("text"),
            block.OptionalText("wrong") ?? ""
        )
        {
            While = block.Texts("while", text => text),
            Mend = block.OptionalText("mend") ?? "",
            IsEvidence = block.Flag("evidence", missing: false),
        };
}
