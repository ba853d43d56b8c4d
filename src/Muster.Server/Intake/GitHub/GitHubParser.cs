// Reads which change one of GitHub's webhook events tells of, if it tells of any.
using Muster.Core.Changes;
using Muster.Core.Kernel;
using Muster.Engine.Intake;
using Muster.Engine.Projections;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.GitHub;

/// <summary>Source: GitHub's documentation of webhook events and payloads.</summary>
internal static class GitHubParser
{
    private const string Repository = "repository";
    private const string BranchPrefix = "refs/heads/";

    /// <param name="kind">What <c>X-GitHub-Event</c> says; empty when it is not sent.</param>
    public static ReadChange Read(string kind, WebhookFields fields) =>
        kind switch
        {
            "deployment_status" => Deployment(fields),
            "release" => Release(fields),
            "push" => Push(fields),
            "issues" => new ReadChange.Issue(fields.Required("issue", "html_url")),
            "ping" => new ReadChange.PassedOver("Muster hears you. Send deployment statuses, releases and pushes."),
            "" => new ReadChange.Malformed("Nothing was taken: X-GitHub-Event is missing. Is this the door of its sender?"),
            _ => new ReadChange.PassedOver($"Passed over: '{kind}' is no change. Send deployment statuses, releases and pushes."),
        };

    private static ReadChange Deployment(WebhookFields fields)
    {
        string state = fields.Required("deployment_status", "state");
        string version = fields.Required("deployment", "ref");
        string where = fields.Line("deployment_status", "environment") ?? fields.Line("deployment", "environment") ?? "an environment";
        string? link =
            fields.Line("deployment_status", "log_url")
            ?? fields.Line("deployment_status", "target_url")
            ?? fields.Line("deployment_status", "environment_url");
        DateTimeOffset? at = Instant(fields.Line("deployment_status", "updated_at") ?? fields.Line("deployment_status", "created_at"));
        return state switch
        {
            "success" => Kept(fields, $"Deployed {version} to {where}", ChangeKind.Deploy, at, link),
            "failure" or "error" => Kept(fields, $"The deployment of {version} to {where} failed", ChangeKind.Deploy, at, link),
            _ => new ReadChange.PassedOver($"Passed over: a deployment that is '{state}' has changed nothing yet."),
        };
    }

    private static ReadChange Release(WebhookFields fields)
    {
        string action = fields.Required("action");
        string tag = fields.Required("release", "tag_name");
        return action == "published"
            ? Kept(
                fields,
                $"Released {tag}",
                ChangeKind.Other,
                Instant(fields.Line("release", "published_at")),
                fields.Line("release", "html_url")
            )
            : new ReadChange.PassedOver($"Passed over: a release that is '{action}' is no change until it is published.");
    }

    private static ReadChange Push(WebhookFields fields)
    {
        string reference = fields.Required("ref");
        string main = fields.Required(Repository, "default_branch");
        if (reference != BranchPrefix + main || fields.Is("deleted"))
        {
            return new ReadChange.PassedOver($"Passed over: {reference} is not {main}, the branch that counts.");
        }

        int commits = fields.Count("commits");
        string what = fields.Line("head_commit", "message") is { } message ? $": {message}" : "";
        return Kept(
            fields,
            $"Pushed {(commits == 1 ? "1 commit" : $"{commits} commits")} to {main}{what}",
            ChangeKind.Other,
            fields.Number(Repository, "pushed_at") is { } seconds and >= 0 and < int.MaxValue
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null,
            fields.Line("compare")
        );
    }

    private static ReadChange.Kept Kept(WebhookFields fields, string summary, ChangeKind kind, DateTimeOffset? at, string? link) =>
        new(
            new ReportedChange(
                EdgeText.Line(summary, EdgeLimits.TitleBytes),
                kind,
                fields.Required(Repository, "full_name"),
                fields.Required(Repository, "name"),
                at,
                link is null ? [] : [new ChangeLink(link, Text: null)],
                fields.Line("sender", "login") is { } who ? [new ChangeDetail("by", who)] : [],
                Key: ""
            )
        );

    private static DateTimeOffset? Instant(string? text) => WireTime.TryRead(text ?? "", out DateTimeOffset? at) ? at : null;
}
