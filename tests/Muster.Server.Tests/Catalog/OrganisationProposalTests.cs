// What an organisation file would do, said before it is done.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Server.Catalog;
using Muster.Server.Catalog.Document;
using Muster.Server.Tests.Drivers;

namespace Muster.Server.Tests.Catalog;

public sealed class OrganisationProposalTests
{
    private const string Small = """
        name: Small
        people:
          ana: { name: Ana, email: ana@example.com, zone: Europe/Lisbon }
          ben: { name: Ben, email: ben@example.com }
        teams:
          core: { members: [ana, ben] }
        escalationPolicies:
          core:
            steps: [{ targets: ["person:ana"], wait: 5m }]
        services:
          api: { team: core, escalationPolicy: core, tier: 1 }
        routes:
          - { id: api, service: api, matchers: [service="api"] }
        """;

    private static readonly string StreamFlow = RepositoryFile.Read("samples/streamflow/org.yaml");

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_demo_organisation_is_good_and_exporting_it_and_applying_that_changes_nothing()
    {
        Organisation streamFlow = Applied(Organisation.Empty, StreamFlow);
        OrganisationProposal again = Propose(streamFlow, OrganisationFileWriter.Write(streamFlow), prune: true);

        Assert.Equal((12, 4, 10), (streamFlow.People.Count, streamFlow.Teams.Count, streamFlow.Services.Count));
        Assert.Equal([], again.Mistakes.Select(mistake => mistake.ToString()));
        Assert.True(again.IsEmpty, string.Join('\n', again.Changes));
        Assert.True(Propose(streamFlow, StreamFlow, prune: true).IsEmpty);
    }

    [Fact]
    public void A_change_names_the_fields_that_differ_as_the_file_names_them()
    {
        OrganisationProposal proposal = Propose(
            Applied(Organisation.Empty, Small),
            Small.Replace("tier: 1", "tier: 0, alwaysOn: true, commandRotation: ", StringComparison.Ordinal)
        );

        ProposedChange only = Assert.Single(proposal.Changes);
        Assert.Equal(("changed", "service", "api"), (only.Action, only.Kind, only.Id));
        Assert.Equal(["tier", "alwaysOn"], only.Fields);
    }

    [Fact]
    public void What_the_file_does_not_have_is_kept_unless_pruned()
    {
        Organisation current = Applied(Organisation.Empty, Small);
        string without = Small
            .Replace("  ben: { name: Ben, email: ben@example.com }\n", "", StringComparison.Ordinal)
            .Replace("[ana, ben]", "[ana]", StringComparison.Ordinal);

        Assert.Equal(["changed team core", "kept person ben"], Lines(Propose(current, without)));
        Assert.Equal(["changed team core", "retired person ben"], Lines(Propose(current, without, prune: true)));
    }

    [Fact]
    public void Wrong_forms_and_broken_rules_are_told_together_at_their_lines()
    {
        string wrong = Small
            .Replace("tier: 1", "tier: 9", StringComparison.Ordinal)
            .Replace("team: core", "team: cor", StringComparison.Ordinal)
            .Replace("wait: 5m", "wait: 1s", StringComparison.Ordinal)
            .Replace("zone: Europe/Lisbon", "zone: Lisbon", StringComparison.Ordinal)
            .Replace("id: api, service: api", "id: api, service: apj, groupby: [a]", StringComparison.Ordinal);

        OrganisationProposal proposal = Propose(Organisation.Empty, wrong);

        (int, string)[] expected =
        [
            (3, "people.ana.zone"),
            (9, "escalationPolicies.core.steps[0].wait"),
            (11, "services.api.team"),
            (11, "services.api.tier"),
            (13, "routes.api.service"),
            (13, "routes[0].groupby"),
        ];
        Assert.Equal(expected, proposal.Mistakes.Select(mistake => (mistake.Line, mistake.Field)));
    }

    [Fact]
    public void Who_is_here_by_the_same_address_is_told_with_both_ids_and_a_mistake_keeps_the_line_of_the_file()
    {
        Organisation current = Applied(Organisation.Empty, "people: { ana-silva: { name: Ana, email: ANA@example.com } }");

        OrganisationProposal first = Propose(current, Small);
        OrganisationProposal second = Propose(Applied(current, Small), Small, prune: true);
        OrganisationProposal wrong = Propose(current, Small.Replace("Europe/Lisbon", "Lisbon", StringComparison.Ordinal));

        Assert.Equal(("known", "ana-silva", "ana"), (first.Changes[0].Action, first.Changes[0].Id, first.Changes[0].InFile));
        Assert.Equal(["changed person ana-silva"], Lines(first).Where(line => line.StartsWith("changed", StringComparison.Ordinal)));
        Assert.Equal(["known person ana-silva"], Lines(second));
        Assert.True(second.IsEmpty);
        Assert.Equal([(3, "people.ana.zone")], wrong.Mistakes.Select(mistake => (mistake.Line, mistake.Field)));
    }

    [Fact]
    public void A_webhook_that_could_never_be_delivered_is_a_mistake_at_its_line_with_all_that_is_wrong()
    {
        string file = Small.Replace(
            "email: ben@example.com",
            "email: ben@example.com, contacts: [{ webhook: http://ben:x@10.0.0.1:9000/ }, { webhook: https://127.0.0.1/ }, { webhook: https://hooks.example.org/b }]",
            StringComparison.Ordinal
        );

        OrganisationProposal refused = Propose(Organisation.Empty, file);
        OrganisationProposal trusted = Propose(Organisation.Empty, file, reach: new(AllowPrivate: true));

        Assert.Equal(
            [(4, "people.ben.contacts[0].address"), (4, "people.ben.contacts[1].address")],
            refused.Mistakes.Select(mistake => (mistake.Line, mistake.Field))
        );
        Assert.Contains("user name or password", refused.Mistakes[0].Message, StringComparison.Ordinal);
        Assert.Contains(
            "It must be https. Its port must be 443 or 8443. It must not point",
            refused.Mistakes[0].Message,
            StringComparison.Ordinal
        );
        Assert.Contains("MUSTER_ALLOW_PRIVATE_WEBHOOKS", refused.Mistakes[1].Message, StringComparison.Ordinal);
        Assert.Equal(["people.ben.contacts[0].address"], trusted.Mistakes.Select(mistake => mistake.Field));
    }

    private static string[] Lines(OrganisationProposal proposal) =>
        [.. proposal.Changes.Select(change => $"{change.Action} {change.Kind} {change.Id}")];

    private static Organisation Applied(Organisation current, string file)
    {
        OrganisationProposal proposal = Propose(current, file);
        Assert.Equal([], proposal.Mistakes.Select(mistake => mistake.ToString()));
        Decision<OrganisationEvent> decision = Organisation.Decide(current, proposal.Put);
        return Assert.IsType<Decision<OrganisationEvent>.Accepted>(decision).Events.Aggregate(current, Organisation.Evolve);
    }

    private static OrganisationProposal Propose(Organisation current, string file, bool prune = false, WebhookReach? reach = null) =>
        OrganisationProposal.Of(current, file, reach ?? new(AllowPrivate: false), prune, "not in the file", Actor.Person("ana"), Now);
}
