// The rules of events refuse a family that breaks them.
using System.Text.Json;
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Events;

public sealed class EventRulesTests
{
    private static readonly EventFamily Lamps = EventFamily.Of(typeof(LampEvent));

    [Fact]
    public void A_family_is_found_by_its_name() =>
        Assert.Contains(EventFamily.In(typeof(LampEvent).Assembly), family => family.Base == typeof(LampEvent));

    [Theory]
    [InlineData("LampEvent.Stolen can be inherited")]
    [InlineData("LampEvent.Stolen needs one stable name")]
    [InlineData("LampEvent.Broken is named 'Lamp-Broken'")]
    [InlineData("its names begin with several words")]
    public void A_bad_name_is_refused(string words) =>
        Assert.Contains(EventNames.Breaches([Lamps]), breach => breach.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void A_name_that_two_events_share_is_refused() =>
        Assert.Contains(EventNames.Breaches([Lamps, Lamps]), breach => breach.StartsWith("'lamp.lit' names", StringComparison.Ordinal));

    [Theory]
    [InlineData("# Events\n", "no heading '### lamp.lit'")]
    [InlineData("### lamp.lit\n\n### lamp.dimmed\nHalf.", "nothing stands under 'lamp.lit'")]
    [InlineData("### lamp.lit\nCarries: nothing more.", "nothing stands under 'lamp.lit'")]
    [InlineData("### lamp.lit\n\n## Part\nText.", "nothing stands under 'lamp.lit'")]
    [InlineData("### lamp.lit\nLight.\n\nCarries: `by`", "write the line 'Carries: nothing more.'")]
    [InlineData("### lamp.dimmed\nHalf.\n\nCarries: nothing more.", "write the line 'Carries: `percent`'")]
    [InlineData("### lamp.sold\nGone.", "'lamp.sold' is no event any more")]
    public void An_event_that_is_not_described_is_refused(string markdown, string words) =>
        Assert.Contains(EventDocs.Breaches(Fields, markdown), breach => breach.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void Described_events_stand() =>
        Wall.Stands(
            EventDocs.Breaches(
                Fields,
                "# Events\n### `lamp.lit`\nLight.\n\nCarries: nothing more.\n### lamp.dimmed\nHalf.\n\nCarries: `percent`\n"
            )
        );

    [Fact]
    public void A_lost_property_is_refused() => Wall.Refuses(Stored(), "LampEvent.Dimmed does not survive JSON");

    [Fact]
    public void An_event_that_Evolve_forgot_is_refused() =>
        Wall.Refuses(
            EventEvolution.Breaches(Lamps, [typeof(Lamp)]),
            "LampEvent.Broken is not handled by Evolve: it threw UnreachableException"
        );

    [Fact]
    public void A_family_without_a_decider_is_refused() => Wall.Refuses(EventEvolution.Breaches(Lamps, []), "0 deciders evolve by it");

    private static Dictionary<string, IReadOnlyList<string>> Fields =>
        Lamps
            .Named.Where(named => named.Type != typeof(LampEvent.Broken))
            .ToDictionary(named => named.Name, named => EventFamily.Fields(named.Type), StringComparer.Ordinal);

    private static IEnumerable<string> Stored() =>
        EventRoundTrip.Breaches(
            Lamps,
            happened => JsonSerializer.Serialize(happened, happened.GetType()),
            (name, text) => JsonSerializer.Deserialize(text, Lamps.Named.Single(named => named.Name == name).Type)!
        );
}
