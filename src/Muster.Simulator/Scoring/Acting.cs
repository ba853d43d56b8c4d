// Acts that take up an offer.
using System.Collections.Immutable;
using System.Globalization;
using Muster.Simulator.Drills;
using Muster.Simulator.Scenarios;

namespace Muster.Simulator.Scoring;

internal static class Acting
{
    public static Act Plain(Offer offer, int at) => new(at, offer.Verb, offer.Target) { Args = Named(offer) };

    public static Act Shed(Offer offer, int at, int percent) => With(offer, at, "percent", percent.ToString(CultureInfo.InvariantCulture));

    public static Act Scale(Offer offer, int at, double instances) =>
        With(offer, at, "instances", Math.Round(instances).ToString(CultureInfo.InvariantCulture));

    public static Act Flag(Offer offer, int at, string state) => With(offer, at, "state", state);

    /// <summary>The most that a scale may ask for.</summary>
    public static double Most(Offer offer) => offer.Parameters.First(parameter => parameter.Name == "instances").Most;

    /// <summary>The number in an act: how much is refused, how many instances there shall be; null when it has none.</summary>
    public static Parameter? NumberOf(Variant variant, Act act) =>
        ActRules.Find(variant.Scenario, act) is { Verb: Verb.Shed or Verb.Scale } offer
            ? VerbParameters.Of(offer, variant.Scenario.Topology).First(parameter => parameter.Name is "percent" or "instances")
            : null;

    /// <summary>The same with another number, as near as its bounds allow.</summary>
    public static Act With(Act act, Parameter number, double to) =>
        act with
        {
            Args = act.Args.SetItem(number.Name, Math.Clamp(to, number.Least, number.Most).ToString(CultureInfo.InvariantCulture)),
        };

    /// <summary>What is tried of an offer at a second, when a plan has these acts already: each with one of a few numbers.</summary>
    public static IEnumerable<Act> Choices(Variant variant, Offer offer, int at, IReadOnlyList<Act> acts)
    {
        switch (offer.Verb)
        {
            case Verb.Shed:
                return [Shed(offer, at, 0), Shed(offer, at, 30), Shed(offer, at, 60)];
            case Verb.Scale:
                double most = Most(offer);
                int now = variant.Scenario.Topology.Components.First(component => component.Name == offer.Target).Instances;
                return now * 2 < most ? [Scale(offer, at, most), Scale(offer, at, now * 2)] : [Scale(offer, at, most)];
            case Verb.Flag:
                return [Flag(offer, at, IsOff(acts, offer) ? "on" : "off")];
            default:
                return [Plain(offer, at)];
        }
    }

    /// <summary>Whether a flag is off after these acts.</summary>
    public static bool IsOff(IReadOnlyList<Act> acts, Offer offer) =>
        acts.LastOrDefault(act => act.Verb == Verb.Flag && act.Target == offer.Target && act.Text("name") == offer.Name)?.Text("state")
        == "off";

    private static Act With(Offer offer, int at, string name, string value) =>
        new(at, offer.Verb, offer.Target) { Args = Named(offer).SetItem(name, value) };

    private static ImmutableSortedDictionary<string, string> Named(Offer offer) =>
        offer.Name.Length > 0
            ? ImmutableSortedDictionary<string, string>.Empty.Add("name", offer.Name)
            : ImmutableSortedDictionary<string, string>.Empty;
}
