// Every event of Core is named, described, stored and handled.
using Muster.Core.Kernel;
using Muster.Engine.Commands;
using Muster.House.Tests.Reading;

namespace Muster.House.Tests.Events;

public sealed class EventsTests
{
    private static readonly IReadOnlyList<EventFamily> Families = EventFamily.In(typeof(Actor).Assembly);

    [Fact]
    public void Each_event_has_one_stable_name() => Wall.Stands(EventNames.Breaches(Families));

    [Fact]
    public void Each_family_can_be_stored() =>
        Assert.Equal(Families.Select(family => family.Base).ToHashSet(), EventJson.Families.ToHashSet());

    [Fact]
    public void Each_event_is_described() =>
        Wall.Stands(
            EventDocs.Breaches(
                Families
                    .SelectMany(family => family.Named)
                    .ToDictionary(named => named.Name, named => EventFamily.Fields(named.Type), StringComparer.Ordinal),
                Repository.Files.FirstOrDefault(file => file.Path == "docs/events.md")?.Text ?? ""
            )
        );

    [Fact]
    public void Each_event_survives_json() =>
        Wall.Stands(Families.SelectMany(family => EventRoundTrip.Breaches(family, EventJson.Write, EventJson.Read)));

    [Fact]
    public void Each_event_is_handled() =>
        Wall.Stands(Families.SelectMany(family => EventEvolution.Breaches(family, typeof(Actor).Assembly.GetTypes())));
}
