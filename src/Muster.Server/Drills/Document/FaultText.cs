// How what goes wrong is written in a scenario file.
using Muster.Server.Web.Document;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Document;

internal static class FaultText
{
    public static Fault Read(string id, Block block) =>
        new(
            id,
            block.Text("text").Trim(),
            QuantityText.RequiredSpan(block, "at", QuantityText.Seconds),
            QuantityText.OptionalSpan(block, "lasts", QuantityText.Seconds),
            block.Parsed("from", text => WordText.Parse<Difficulty>(text, "a difficulty"), Difficulty.Newcomer),
            block.Parsed("likely", QuantityText.Number, 1),
            block.OptionalText("oneOf") ?? ""
        )
        {
            Effects = EffectText.ReadAll(block, "effects"),
            Lesson = block.OptionalText("lesson")?.Trim() ?? "",
            IsCause = block.Flag("cause", missing: false),
        };
}
