// Whether events that an earlier version wrote are read as what they meant.
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Engine.Commands;

namespace Muster.Engine.Tests.Commands;

public sealed class EventJsonTests
{
    [Fact]
    public void A_statement_that_does_not_say_whom_it_is_for_is_for_those_within()
    {
        const string Data = """
            {"statement":{"id":"s1","status":"Looking","impact":"Some.","currentAction":"We look."},"by":"person:ana","at":"2026-03-02T14:07:00+00:00"}
            """;

        HoldingStatement statement = Assert
            .IsType<IncidentEvent.StatementPublished>(EventJson.Read("incident.statement_published", Data))
            .Statement;

        Assert.Equal([Audience.Internal, Audience.Executive], statement.Audiences);
        Assert.Null(statement.Corrects);
        Assert.Empty(statement.Overridden);
    }

    [Fact]
    public void Audiences_are_words() =>
        Assert.Contains(
            "\"audiences\":[\"internal\",\"public\"]",
            EventJson.Write(
                new IncidentEvent.StatementPublished(
                    new("s1", "Looking", "Some.", "We look.", null) { Audiences = [Audience.Internal, Audience.Public] },
                    Core.Kernel.Actor.Person("ana"),
                    DateTimeOffset.UnixEpoch
                )
            ),
            StringComparison.Ordinal
        );
}
