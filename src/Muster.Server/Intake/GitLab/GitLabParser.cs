// Reads which change one of GitLab's webhook events tells of, if it tells of any.
using Muster.Core.Changes;
using Muster.Core.Kernel;
using Muster.Engine.Intake;
using Muster.Engine.Projections;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.GitLab;

/// <summary>Source: GitLab's documentation of webhook events.</summary>
internal static class GitLabParser
{
    private const string Project = "project";
    private const string Attributes = "object_attributes";
    private const string TagPrefix = "refs/tags/";

    public static ReadChange Read(WebhookFields fields)
    {
        string kind = fields.Required("object_kind");
        return kind switch
        {
            "deployment" => Deployment(fields),
            "pipeline" => Pipeline(fields),
            "tag_push" => Tag(fields),
            "feature_flag" => Flag(fields),
            "issue" => new ReadChange.Issue(fields.Required(Attributes, "url")),
            _ => new ReadChange.PassedOver($"Passed over: '{kind}' is no change. Send deployment, pipeline, tag and feature flag events."),
        };
    }

    private static ReadChange Deployment(WebhookFields fields)
    {
        string state = fields.Required("status");
        string version = fields.Line("ref") ?? fields.Line("short_sha") ?? "a version";
        string where = fields.Line("environment") ?? "an environment";
        DateTimeOffset? at = GitLabTime.Read(fields.Line("status_changed_at"));
        string? link = fields.Line("deployable_url");
        return state switch
        {
            "success" => Kept(fields, $"Deployed {version} to {where}", ChangeKind.Deploy, at, link),
            "failed" => Kept(fields, $"The deployment of {version} to {where} failed", ChangeKind.Deploy, at, link),
            _ => new ReadChange.PassedOver($"Passed over: a deployment that is '{state}' has changed nothing yet."),
        };
    }

    private static ReadChange Pipeline(WebhookFields fields)
    {
        string state = fields.Required(Attributes, "status");
        string version = fields.Required(Attributes, "ref");
        bool counts = fields.Is(Attributes, "tag") || version == fields.Line(Project, "default_branch");
        return counts && state is "success" or "failed"
            ? Kept(
                fields,
                state == "success" ? $"The pipeline of {version} ended" : $"The pipeline of {version} failed",
                ChangeKind.Other,
                GitLabTime.Read(fields.Line(Attributes, "finished_at")),
                fields.Line(Attributes, "url")
            )
            : new ReadChange.PassedOver($"Passed over: a pipeline of {version} that is '{state}' is no change.");
    }

    private static ReadChange Tag(WebhookFields fields)
    {
        string reference = fields.Required("ref");
        string after = fields.Required("after");
        string tag = reference.StartsWith(TagPrefix, StringComparison.Ordinal) ? reference[TagPrefix.Length..] : reference;
        return after.All(digit => digit == '0')
            ? new ReadChange.PassedOver($"Passed over: the tag {tag} was removed, which changes nothing that runs.")
            : Kept(fields, $"Tagged {tag}", ChangeKind.Other, at: null, fields.Line(Project, "web_url"));
    }

    private static ReadChange.Kept Flag(WebhookFields fields)
    {
        string flag = fields.Required(Attributes, "name");
        string now = fields.Is(Attributes, "active") ? "on" : "off";
        return Kept(fields, $"Switched the feature flag {flag} {now}", ChangeKind.Flag, at: null, fields.Line(Project, "web_url"));
    }

    private static ReadChange.Kept Kept(WebhookFields fields, string summary, ChangeKind kind, DateTimeOffset? at, string? link)
    {
        string path = fields.Required(Project, "path_with_namespace");
        return new(
            new ReportedChange(
                EdgeText.Line(summary, EdgeLimits.TitleBytes),
                kind,
                fields.Line(Project, "name") ?? path,
                path[(path.LastIndexOf('/') + 1)..],
                at,
                link is null ? [] : [new ChangeLink(link, Text: null)],
                (fields.Line("user", "username") ?? fields.Line("user_username")) is { } who ? [new ChangeDetail("by", who)] : [],
                Key: ""
            )
        );
    }
}
