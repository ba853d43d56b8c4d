// Reads and writes a tracker of the organisation file.
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Server.Web.Document;

namespace Muster.Server.Catalog.Document;

internal static class TrackerText
{
    private static readonly (string Word, TrackerKind Kind)[] Kinds =
    [
        ("github", TrackerKind.GitHub),
        ("gitlab", TrackerKind.GitLab),
        ("jira", TrackerKind.Jira),
    ];

    public static Tracker Read(string id, Block block) =>
        new(id, KindOf(block.Text("kind")), block.Text("url"), block.Text("project"), block.Text("secret"))
        {
            Team = block.OptionalText("team") is { } team ? new TeamId(team) : null,
            User = block.OptionalText("user"),
            IssueType = block.OptionalText("issueType"),
        };

    public static void Write(YamlWriter yaml, Tracker tracker)
    {
        yaml.Field("kind", Kinds.First(one => one.Kind == tracker.Kind).Word);
        yaml.Field("url", tracker.Url);
        yaml.Field("project", tracker.Project);
        yaml.Field("secret", tracker.Secret);
        yaml.Field("team", tracker.Team?.Value);
        yaml.Field("user", tracker.User);
        yaml.Field("issueType", tracker.IssueType);
    }

    /// <summary>What is none of the words becomes a kind that the rules refuse, with the other mistakes of the file.</summary>
    private static TrackerKind KindOf(string word) =>
        Kinds.FirstOrDefault(one => one.Word == word, (Word: "", Kind: (TrackerKind)(-1))).Kind;
}
