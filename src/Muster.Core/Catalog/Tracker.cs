// Where action items become issues: a project at GitHub, GitLab or Jira.
using System.Text.Json.Serialization;
using Muster.Core.Kernel;

namespace Muster.Core.Catalog;

/// <param name="Url">Where its API begins, such as <c>https://api.github.com</c>, <c>https://gitlab.example.org</c> or <c>https://acme.atlassian.net</c>.</param>
/// <param name="Project"><c>owner/name</c> at GitHub, the path or number of the project at GitLab, its key at Jira.</param>
/// <param name="Secret">The name of the token in MUSTER_SENDER_SECRETS; the organisation holds no secret.</param>
public sealed record Tracker(string Id, TrackerKind Kind, string Url, string Project, string Secret)
{
    /// <summary>Whose items go there before all others. Null: those of every team that has no tracker of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TeamId? Team { get; init; }

    /// <summary>The e-mail address of the token's account at Jira in the cloud. Null: the token alone says who comes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? User { get; init; }

    /// <summary>What an item becomes at Jira. Null: a Task.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? IssueType { get; init; }

    /// <summary>What people call it, such as <c>GitHub (acme/shop)</c>.</summary>
    [JsonIgnore]
    public string Name => $"{Kind} ({Project})";
}
