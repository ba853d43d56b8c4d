// Whether a tracker can be used: an address that leads somewhere, a project as its kind writes it, the name of a secret.
using System.Text.RegularExpressions;
using Muster.Core.Kernel;
using Muster.Core.People;

namespace Muster.Core.Catalog;

public static partial class TrackerRules
{
    /// <summary>Every mistake; empty when there is none.</summary>
    public static IEnumerable<FieldError> Check(Organisation organisation, Tracker tracker)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        ArgumentNullException.ThrowIfNull(tracker);
        bool isJira = tracker.Kind == TrackerKind.Jira;
        return new FieldErrors()
            .When(!Enum.IsDefined(tracker.Kind), "kind", "Write github, gitlab or jira.")
            .When(
                WebhookTarget.Check(tracker.Url, allowPrivate: true, out _).Count > 0,
                "url",
                "Write where its API begins, such as https://api.github.com."
            )
            .When(tracker.Url.Contains('?', StringComparison.Ordinal), "url", "It has no query: write where its API begins.")
            .When(!Form(tracker.Kind).IsMatch(tracker.Project), "project", Example(tracker.Kind))
            .When(!SenderText.IsSecretName(tracker.Secret), "secret", "Write the name of a line of MUSTER_SENDER_SECRETS: A-Z, 0-9 and _.")
            .When(tracker.User is not null && !isJira, "user", "Only Jira asks for a user beside the token.")
            .When(tracker.IssueType is not null && !isJira, "issueType", "Only Jira has types of issues.")
            .When(tracker.Team is { } team && organisation.Team(team) is null, "team", $"There is no team '{tracker.Team}'.")
            .All;
    }

    /// <summary>Every mistake of an address that this Muster would refuse to go to; none where private networks are in reach.</summary>
    public static IEnumerable<FieldError> CheckReach(Tracker tracker, WebhookReach reach)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        ArgumentNullException.ThrowIfNull(reach);
        return
            WebhookTarget.Check(tracker.Url, allowPrivate: true, out _).Count == 0
            && WebhookTarget.Check(tracker.Url, reach.AllowPrivate, out _) is { Count: > 0 } mistakes
            ? [new("url", $"{string.Join(' ', mistakes)} MUSTER_ALLOW_PRIVATE_WEBHOOKS=true allows http, any port and private networks.")]
            : [];
    }

    private static Regex Form(TrackerKind kind) =>
        kind switch
        {
            TrackerKind.GitHub => OwnerAndName(),
            TrackerKind.GitLab => PathOrNumber(),
            _ => ProjectKey(),
        };

    private static string Example(TrackerKind kind) =>
        kind switch
        {
            TrackerKind.GitHub => "Write owner/name, such as acme/shop.",
            TrackerKind.GitLab => "Write the path or the number of the project, such as acme/shop or 42.",
            _ => "Write the key of the project, such as OPS.",
        };

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,100}/[A-Za-z0-9_.-]{1,100}\z")]
    private static partial Regex OwnerAndName();

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,100}(/[A-Za-z0-9_.-]{1,100}){0,20}\z")]
    private static partial Regex PathOrNumber();

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]{1,20}\z")]
    private static partial Regex ProjectKey();
}
