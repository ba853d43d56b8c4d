// How an effect is written: the knob with what it turns, and by how much.
using System.Collections.Immutable;
using Muster.Server.Web.Document;
using Muster.Simulator.Scenarios;
using Muster.Simulator.World;

namespace Muster.Server.Drills.Document;

internal static class EffectText
{
    /// <summary>The effects in a field; none when it is missing.</summary>
    public static ImmutableArray<VaryingEffect> ReadAll(Block block, string name) =>
        [.. block.Blocks(name, "an effect", Read).OfType<VaryingEffect>()];

    /// <summary>Null when it turns no knob, which is told.</summary>
    private static VaryingEffect? Read(Block block)
    {
        (Knob Knob, string Target)[] turned =
        [
            .. from knob in Enum.GetValues<Knob>()
            let target = block.OptionalText(Word.Of(knob))
            where target is not null
            select (knob, target),
        ];
        Span value = QuantityText.RequiredSpan(block, "value", QuantityText.Value);
        string? clients = block.OptionalText("clients");
        string? callee = block.OptionalText("to");
        Span perSecond = QuantityText.OptionalSpan(block, "perSecond", QuantityText.Value) ?? default;
        double most = block.Parsed("most", QuantityText.Value, double.MaxValue);
        bool keeps = block.Flag("keeps", missing: false);
        int fade = block.Parsed("fade", QuantityText.WholeSeconds, 0);
        if (turned.Length == 1)
        {
            return new(turned[0].Knob, turned[0].Target, value, clients, callee, perSecond, most, keeps, fade);
        }

        block.Mistake(
            "",
            turned.Length == 0
                ? $"Say what it turns, as 'errors: checkout'; the knobs are {string.Join(", ", Word.All<Knob>())}."
                : $"It turns {string.Join(" and ", turned.Select(one => Word.Of(one.Knob)))}; write an effect for each."
        );
        return null;
    }
}
