// A canary is written in the organisation file, read back as it was, and refused with every mistake at its place.
using Muster.Core.Catalog;
using Muster.Server.Catalog.Document;

namespace Muster.Server.Tests.Catalog;

public sealed class CanaryTextTests
{
    [Fact]
    public void What_is_left_out_has_its_usual_value_and_what_is_written_is_read_back()
    {
        Organisation read = Read("{ tell: [\"person:ana\"] }").Organisation;
        Organisation again = OrganisationFileReader.Read(OrganisationFileWriter.Write(read)).Organisation;

        Canary canary = again.Services["canary"].Canary!;

        Assert.Equal((TimeSpan.FromHours(1), TimeSpan.FromMinutes(2)), (canary.Every, canary.Within));
        Assert.Equal("person:ana", Assert.Single(canary.Tell).ToString());
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        Organisation read = Read("{ every: 1m, within: 3h, tell: [\"person:nobody\"] }").Organisation;

        string[] places = [.. OrganisationRules.Check(read).Select(mistake => mistake.Field)];

        Assert.Equal(["services.canary.canary.every", "services.canary.canary.within", "services.canary.canary.tell[0]"], places);
        Assert.Equal(
            "services.canary.canary.within",
            Assert.Single(OrganisationRules.Check(Read("{ every: 5m, within: 3m }").Organisation)).Field
        );
    }

    private static OrganisationReading Read(string canary) =>
        OrganisationFileReader.Read(
            $$"""
            name: StreamFlow
            people: { ana: { name: Ana, email: ana@example.org, zone: Etc/UTC } }
            teams: { core: { name: Core, members: [ana] } }
            escalationPolicies: { canary: { name: Canary, steps: [{ targets: ["person:ana"], wait: 5m }] } }
            services: { canary: { name: Canary, team: core, escalationPolicy: canary, canary: {{canary}} } }
            """
        );
}
