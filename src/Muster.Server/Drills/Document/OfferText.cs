// How what can be done is written in a scenario file.
using System.Collections.Immutable;
using Muster.Server.Web.Document;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills.Document;

internal static class OfferText
{
    private static readonly string[] Offered = [.. Enum.GetValues<Verb>().Where(verb => !VerbParameters.IsCommand(verb)).Select(Word.Of)];

    public static Offer Read(Block block)
    {
        Verb? said = block.RequiredParsed<Verb?>("do", text => ReadVerb(text), null);
        Verb verb = said ?? Verb.Correct;
        string target = block.Text("target");
        string name = block.OptionalText("name") ?? "";
        Span? instances = QuantityText.OptionalSpan(block, "instances", text => QuantityText.WholeNumber(text));
        if (instances is not null && said is not (null or Verb.Scale))
        {
            block.Mistake("instances", "Only 'scale' says how many instances one may ask for: leave it out.");
        }

        return new(
            verb,
            target,
            block.OptionalText("title") ?? UsualTitle(verb, target, name),
            QuantityText.RequiredSpan(block, "takes", QuantityText.Seconds),
            block.OptionalText("price") ?? "",
            block.Flag("harmful", missing: false)
        )
        {
            Name = name,
            Parameters = verb == Verb.Scale ? [VerbParameters.Instances(instances)] : [],
            While = EffectText.ReadAll(block, "while"),
            Then = ReadThen(block, said),
            Ends = block.Texts("ends", text => text),
            Repairs = block.Texts("repairs", text => text),
        };
    }

    private static Verb ReadVerb(string text) =>
        Word.TryParse<Verb>(text) ?? throw new FormatException($"'{text}' is no action{Nearest.Hint(text, Offered)}");

    private static ImmutableArray<VaryingEffect> ReadThen(Block block, Verb? verb)
    {
        ImmutableArray<VaryingEffect> then = EffectText.ReadAll(block, "then");
        ImmutableArray<VaryingEffect> off = EffectText.ReadAll(block, "off");
        if (block.Has("then") && verb == Verb.Flag)
        {
            block.Mistake("then", "A flag has effects while it is off: write them under 'off'.");
        }

        if (block.Has("off") && verb is not (null or Verb.Flag))
        {
            block.Mistake("off", "Only a flag can be off: write what is so afterwards under 'then'.");
        }

        return verb == Verb.Flag ? off : then;
    }

    private static string UsualTitle(Verb verb, string target, string name) =>
        verb switch
        {
            Verb.Shed => $"Refuse a share of the requests at {target}",
            Verb.Scale => $"Set how many instances {target} has",
            Verb.Restart => $"Restart {target}",
            Verb.Rollback => $"Roll {target} back to the release before",
            Verb.Flag => $"Turn {(name.Length > 0 ? name : "a feature")} of {target} off or on",
            Verb.Failover => $"Let a replica of {target} take over",
            Verb.Stop => $"Stop {(name.Length > 0 ? name : "the job")} at {target}",
            Verb.Restore => $"Bring back what {target} lost",
            Verb.Index => $"Make an index in {target}",
            Verb.Correct => $"Put the configuration of {target} right",
            Verb.Warm => $"Fill {target} ahead of the requests",
            Verb.Reroute => $"Use another way than {target}",
            _ => Word.Of(verb),
        };
}
