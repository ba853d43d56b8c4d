// What is read of GitLab's webhook, for the description of the API.
using System.Text.Json.Serialization;

namespace Muster.Server.Intake.GitLab;

/// <summary>Other fields are passed over. Source: GitLab's documentation of webhook events.</summary>
/// <param name="ObjectKind">deployment, pipeline, tag_push or feature_flag.</param>
/// <param name="Status">Of a deployment: success and failed are changes.</param>
/// <param name="Ref">Of a deployment its branch or tag; of a tag refs/tags/v1.</param>
/// <param name="After">Of a tag: the commit; zeros when it was removed.</param>
internal sealed record PostedGitLabEvent(
    [property: JsonPropertyName("object_kind")] string ObjectKind,
    PostedProject Project,
    string? Status = null,
    [property: JsonPropertyName("status_changed_at")] string? StatusChangedAt = null,
    [property: JsonPropertyName("deployable_url")] string? DeployableUrl = null,
    string? Environment = null,
    string? Ref = null,
    string? After = null,
    [property: JsonPropertyName("object_attributes")] PostedAttributes? ObjectAttributes = null
);

/// <param name="Name">Names the service, unless the address says ?service= or the last part of its path does.</param>
internal sealed record PostedProject(
    string Name,
    [property: JsonPropertyName("path_with_namespace")] string PathWithNamespace,
    [property: JsonPropertyName("web_url")] string? WebUrl = null,
    [property: JsonPropertyName("default_branch")] string? DefaultBranch = null
);

/// <param name="Status">Of a pipeline: success and failed are changes.</param>
/// <param name="Name">Of a feature flag.</param>
/// <param name="Active">Of a feature flag: whether it is on now.</param>
internal sealed record PostedAttributes(
    string? Ref = null,
    string? Status = null,
    string? Url = null,
    [property: JsonPropertyName("finished_at")] string? FinishedAt = null,
    string? Name = null,
    bool? Active = null
);
