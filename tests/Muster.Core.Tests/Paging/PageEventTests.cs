// Whether every event of a page survives JSON and is known to the page.
using System.Text.Json;
using Muster.Core.Paging;
using static Muster.Core.Tests.Paging.PageStory;

namespace Muster.Core.Tests.Paging;

public sealed class PageEventTests
{
    public static TheoryData<string> Kinds => [.. typeof(PageEvent).GetNestedTypes().Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_event_survives_json_and_is_known_to_the_page(string kind)
    {
        PageEvent happened = Samples().Single(sample => sample.GetType().Name == kind);
        string json = JsonSerializer.Serialize(happened);
        Assert.StartsWith("{\"$type\":\"page.", json, StringComparison.Ordinal);
        PageEvent read = JsonSerializer.Deserialize<PageEvent>(json)!;
        Assert.IsType(happened.GetType(), read);
        Assert.Equal(json, JsonSerializer.Serialize(read));

        // An event that the page does not know throws here.
        Page.Evolve(Started().State, read);
    }

    private static IEnumerable<PageEvent> Samples()
    {
        var story = Started();
        yield return story.History[0];
        yield return new PageEvent.StepNotified(1, 1, [Delivery(1, 1, "ana")], At(5), Pager, Start);
        yield return new PageEvent.StepSkipped(1, 1, "Nobody was found for this step.", At(0), Pager, Start);
        yield return new PageEvent.Delivered("k", Ana, "email", 1, "250 ok", Pager, At(1));
        yield return new PageEvent.DeliveryFailed("k", Ana, "email", 1, "busy", Final: true, Pager, At(1));
        yield return new PageEvent.Acknowledged(Ana, "console", Pager, At(1));
        yield return new PageEvent.IncidentLinked(new(42), Pager, At(1));
        yield return new PageEvent.Exhausted(Pager, At(1));
        yield return new PageEvent.Resolved("The alert resolved.", Pager, At(1));
    }
}
