// Whom a statement is for, and what it corrects.
using Muster.Core.Communications;
using Muster.Core.Incidents;
using Muster.Core.Tests.Kernel;
using static Muster.Core.Incidents.IncidentCommand;
using static Muster.Core.Tests.Incidents.IncidentStory;

namespace Muster.Core.Tests.Incidents;

public sealed class StatementRulesTests
{
    [Fact]
    public void Colleagues_read_each_statement_and_the_public_only_where_somebody_says_so()
    {
        var incident = WithBen();
        Assert.Equal([Audience.Internal, Audience.Executive], Published(incident, Publish("s1", 5, 20)).Audiences);
        Assert.Equal([Audience.Internal, Audience.Public], Published(incident, For(Publish("s2", 6, 20), Audience.Public)).Audiences);
    }

    [Fact]
    public void A_correction_names_an_earlier_statement_of_the_same_incident()
    {
        var incident = WithBen();
        incident.When(Publish("s1", 5, 20));
        PublishStatement correction = Publish("s2", 6, 20);
        correction = correction with { Statement = correction.Statement with { Corrects = "s1" } };
        Assert.Equal("s1", Published(incident, correction).Corrects);

        PublishStatement lost = correction with { Statement = correction.Statement with { Id = "s3", Corrects = "s9" } };
        Assert.Equal("corrects", Assert.Single(incident.ThenRejected(lost).Errors).Field);
    }

    private static PublishStatement For(PublishStatement command, params Audience[] audiences) =>
        command with
        {
            Statement = command.Statement with { Audiences = [.. audiences] },
        };

    private static HoldingStatement Published(Decided<Incident, IncidentCommand, IncidentEvent> incident, PublishStatement command) =>
        incident.Then<IncidentEvent.StatementPublished>(command).Statement;
}
