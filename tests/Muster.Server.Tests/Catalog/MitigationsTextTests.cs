// What a service depends on and how its bleeding is stopped: written, read back, and refused with every mistake at its place.
using Muster.Core.Catalog;
using Muster.Core.Incidents;
using Muster.Server.Catalog.Document;

namespace Muster.Server.Tests.Catalog;

public sealed class MitigationsTextTests
{
    [Fact]
    public void What_is_written_is_read_back()
    {
        Organisation read = Read(
            """
            dependsOn: [store], mitigations: [
              { id: old, kind: degrade, title: "Serve old rows", price: "Some see old rows", who: ["person:ana"], runbook: degrade-rows, expected: 2m },
              { id: back, kind: roll_back, title: Back, price: None }]
            """
        ).Organisation;
        Service again = OrganisationFileReader.Read(OrganisationFileWriter.Write(read)).Organisation.Services["shop"];

        Assert.Equal("store", Assert.Single(again.DependsOn!.Value).Value);
        Assert.Equal(2, again.Mitigations!.Value.Length);
        DeclaredMitigation old = again.Mitigations.Value[0];
        Assert.Equal(
            ("old", MitigationKind.Degrade, "Serve old rows", "Some see old rows", "degrade-rows", TimeSpan.FromMinutes(2)),
            (old.Id, old.Kind, old.Title, old.Price, old.Runbook, old.Expected)
        );
        Assert.Equal("person:ana", Assert.Single(old.Who).ToString());
        Assert.Equal(
            (true, null, null),
            (again.Mitigations.Value[1].Who.IsEmpty, again.Mitigations.Value[1].Runbook, again.Mitigations.Value[1].Expected)
        );
        Assert.Empty(OrganisationRules.Check(read));
    }

    [Fact]
    public void Every_mistake_is_told_at_its_place()
    {
        Organisation read = Read(
            """
            dependsOn: [shop, gone], mitigations: [
              { id: A b, kind: degrade, title: " ", price: "", who: ["person:nobody"], expected: 2d },
              { id: back, kind: roll_back, title: Back, price: None }, { id: back, kind: roll_back, title: Back, price: None }]
            """
        ).Organisation;

        Assert.Equal(
            [
                "services.shop.dependsOn[0]",
                "services.shop.dependsOn[1]",
                "services.shop.mitigations[0].id",
                "services.shop.mitigations[0].title",
                "services.shop.mitigations[0].price",
                "services.shop.mitigations[0].expected",
                "services.shop.mitigations[2].id",
                "services.shop.mitigations[0].who[0]",
            ],
            OrganisationRules.Check(read).Select(mistake => mistake.Field)
        );
    }

    [Fact]
    public void What_others_depend_on_and_who_runs_a_mitigation_is_named_by_the_service()
    {
        Organisation read = Read(
            "dependsOn: [store], mitigations: [{ id: back, kind: roll_back, title: Back, price: None, who: [\"person:ben\"] }]"
        ).Organisation;

        Assert.Contains("service shop", OrganisationReferences.To(read, DefinitionKind.Service, "store"));
        Assert.Contains("mitigations of the service shop", OrganisationReferences.To(read, DefinitionKind.Person, "ben"));
    }

    private static OrganisationReading Read(string fields) =>
        OrganisationFileReader.Read(
            $$"""
            name: StreamFlow
            people: { ana: { name: Ana, email: ana@example.org, zone: Etc/UTC }, ben: { name: Ben, email: ben@example.org, zone: Etc/UTC } }
            teams: { core: { name: Core, members: [ana] } }
            escalationPolicies: { core: { name: Core, steps: [{ targets: ["person:ana"], wait: 5m }] } }
            services: { store: { team: core, escalationPolicy: core }, shop: { team: core, escalationPolicy: core, {{fields}} } }
            """
        );
}
