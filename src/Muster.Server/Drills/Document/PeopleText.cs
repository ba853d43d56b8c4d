// How the people of a scenario and its causal chain are written.
using Muster.Core.Kernel;
using Muster.Server.Web.Document;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Document;

internal static class PeopleText
{
    private const double StaminaUsualSeconds = 3600;

    public static Colleague ReadColleague(string id, Block block) =>
        new(
            id,
            block.OptionalText("name") ?? id,
            block.OptionalText("does") ?? "",
            block.Parsed("speed", QuantityText.Number, 1),
            block.Parsed("reliability", QuantityText.Number, 1),
            block.Parsed("stamina", QuantityText.Seconds, StaminaUsualSeconds) / 60,
            QuantityText.OptionalSpan(block, "wakes", QuantityText.Seconds) ?? default
        )
        {
            Skills = block.Texts("skills", text => text),
            Roles = block.Texts("roles", RoleName.Parse),
        };

    public static Message ReadMessage(Block block) =>
        new(
            block.Text("from"),
            block.Text("text").Trim(),
            QuantityText.RequiredSpan(block, "at", QuantityText.Seconds),
            block.Parsed("unlessToldWithin", QuantityText.WholeSeconds, 0)
        );

    public static Why ReadWhy(Block block) =>
        new(block.Text("why"), block.Text("because"), block.Flag("root", missing: false))
        {
            With = block.Texts("with", text => text),
            Words = block.TextLists("words"),
        };
}
