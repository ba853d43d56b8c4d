// What is read of GitHub's webhook, for the description of the API.
using System.Text.Json.Serialization;

namespace Muster.Server.Intake.GitHub;

/// <summary>Other fields are passed over. Source: GitHub's documentation of webhook events and payloads.</summary>
/// <param name="Ref">Of a push: the branch, as refs/heads/main.</param>
/// <param name="Compare">Of a push: where its commits can be looked at.</param>
internal sealed record PostedGitHubEvent(
    PostedRepository Repository,
    [property: JsonPropertyName("deployment_status")] PostedDeploymentStatus? DeploymentStatus = null,
    PostedDeployment? Deployment = null,
    PostedRelease? Release = null,
    string? Action = null,
    string? Ref = null,
    string? Compare = null,
    bool? Deleted = null,
    [property: JsonPropertyName("head_commit")] PostedCommit? HeadCommit = null
);

/// <param name="Name">Names the service, unless the address says ?service=.</param>
internal sealed record PostedRepository(
    string Name,
    [property: JsonPropertyName("full_name")] string FullName,
    [property: JsonPropertyName("default_branch")] string? DefaultBranch = null,
    [property: JsonPropertyName("pushed_at")] long? PushedAt = null
);

/// <param name="State">success, failure and error are changes; the states before them are passed over.</param>
internal sealed record PostedDeploymentStatus(
    string State,
    string? Environment = null,
    [property: JsonPropertyName("target_url")] string? TargetUrl = null,
    [property: JsonPropertyName("log_url")] string? LogUrl = null,
    [property: JsonPropertyName("updated_at")] string? UpdatedAt = null
);

internal sealed record PostedDeployment(string Ref, string? Environment = null);

internal sealed record PostedRelease(
    [property: JsonPropertyName("tag_name")] string TagName,
    [property: JsonPropertyName("html_url")] string? HtmlUrl = null,
    [property: JsonPropertyName("published_at")] string? PublishedAt = null
);

internal sealed record PostedCommit(string Message);
