// Trackers in an organisation file: read, written again as they were, and every mistake told at once.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.People;
using Muster.Server.Catalog.Document;

namespace Muster.Server.Tests.Catalog;

public sealed class TrackerTextTests
{
    private const string Right = """
        trackers:
          shop: { kind: github, url: https://api.github.com/, project: acme/shop, secret: GITHUB_TOKEN }
          core: { kind: gitlab, url: https://gitlab.example.org, project: acme/core/api, secret: GITLAB_TOKEN, team: core }
          ops: { kind: jira, url: https://acme.atlassian.net, project: OPS, user: bot@acme.example, secret: JIRA_TOKEN, issueType: Bug }
        """;

    [Fact]
    public void A_tracker_is_read_and_written_again_as_it_was()
    {
        Organisation read = Read(Right).Organisation;
        Assert.Equal(
            new Tracker("ops", TrackerKind.Jira, "https://acme.atlassian.net", "OPS", "JIRA_TOKEN")
            {
                User = "bot@acme.example",
                IssueType = "Bug",
            },
            read.Trackers["ops"]
        );
        Assert.Equal(read.Trackers, OrganisationFileReader.Read(OrganisationFileWriter.Write(read)).Organisation.Trackers);
        Assert.Empty(read.Trackers.Values.SelectMany(one => TrackerRules.Check(read, one)));
    }

    [Fact]
    public void A_team_has_its_own_trackers_and_everybody_else_those_of_nobody()
    {
        Organisation read = Read(Right).Organisation;
        Assert.Equal(["core"], read.TrackersOf(read.Teams["core"]).Select(one => one.Id));
        Assert.Equal(["ops", "shop"], read.TrackersOf(null).Select(one => one.Id));
    }

    [Fact]
    public void Every_mistake_of_a_tracker_is_told_at_once()
    {
        Organisation read = Read(
            "trackers: { shop: { kind: gitea, url: example.org, project: \"a/../b\", secret: s3cret, team: nobody, user: ana, issueType: Bug } }"
        ).Organisation;
        Assert.Equal(
            ["kind", "url", "project", "secret", "user", "issueType", "team"],
            TrackerRules.Check(read, read.Trackers["shop"]).Select(mistake => mistake.Field)
        );
    }

    [Theory]
    [InlineData(TrackerKind.GitHub, "acme/shop", true)]
    [InlineData(TrackerKind.GitHub, "acme", false)]
    [InlineData(TrackerKind.GitHub, "acme/shop/x", false)]
    [InlineData(TrackerKind.GitHub, "acme/..", false)]
    [InlineData(TrackerKind.GitLab, "42", true)]
    [InlineData(TrackerKind.GitLab, "a//b", false)]
    [InlineData(TrackerKind.Jira, "OPS", true)]
    [InlineData(TrackerKind.Jira, "OPS\" OR project = \"HR", false)]
    [InlineData(TrackerKind.Jira, "ops", false)]
    public void A_project_is_what_its_kind_calls_one(TrackerKind kind, string project, bool isRight) =>
        Assert.Equal(
            !isRight,
            TrackerRules
                .Check(Organisation.Empty, new("t", kind, "https://example.org", project, "TOKEN"))
                .Any(mistake => mistake.Field == "project")
        );

    [Fact]
    public void An_address_of_a_private_network_is_refused_where_those_are_out_of_reach()
    {
        Tracker inside = new("t", TrackerKind.GitLab, "http://10.0.0.7", "acme/core", "TOKEN");
        Assert.Empty(TrackerRules.CheckReach(inside, new WebhookReach(true)));
        FieldError mistake = Assert.Single(TrackerRules.CheckReach(inside, new WebhookReach(false)));
        Assert.Contains("MUSTER_ALLOW_PRIVATE_WEBHOOKS", mistake.Message, StringComparison.Ordinal);
    }

    private static OrganisationReading Read(string trackers) =>
        OrganisationFileReader.Read(
            $$"""
            name: StreamFlow
            people: { ana: { name: Ana, email: ana@example.org, zone: Etc/UTC } }
            teams: { core: { name: Core, members: [ana], lead: ana } }
            {{trackers}}
            """
        );
}
