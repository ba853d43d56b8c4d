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

    private static Act With(Offer offer, int at, string name, string value) =>
        new(at, offer.Verb, offer.Target) { Args = Named(offer).SetItem(name, value) };

    private static ImmutableSortedDictionary<string, string> Named(Offer offer) =>
        offer.Name.Length > 0
            ? ImmutableSortedDictionary<string, string>.Empty.Add("name", offer.Name)
            : ImmutableSortedDictionary<string, string>.Empty;
}
