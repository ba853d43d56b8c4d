// Whether a tracker can be used: an address that leads somewhere, a project as its kind writes it, the name of a secret.
using Muster.Core.Kernel;
using Muster.Core.People;

namespace Muster.Core.Catalog;

public static class TrackerRules
{
    private const int PartCharactersMax = 100;

    /// <summary>More than Jira lets anybody choose.</summary>
    private const int KeyCharactersMax = 20;

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
            .When(!IsProject(tracker.Kind, tracker.Project), "project", Example(tracker.Kind))
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

    private static bool IsProject(TrackerKind kind, string project) =>
        kind switch
        {
            TrackerKind.GitHub => project.Split('/') is { Length: 2 } parts && parts.All(IsPart),
            TrackerKind.GitLab => project.Split('/').All(IsPart),
            _ => project.Length is >= 2 and <= KeyCharactersMax && char.IsAsciiLetterUpper(project[0]) && project.All(IsOfKey),
        };

    private static bool IsPart(string part) =>
        part.Length is >= 1 and <= PartCharactersMax
        && part is not ("." or "..")
        && part.All(one => char.IsAsciiLetterOrDigit(one) || one is '_' or '.' or '-');

    private static bool IsOfKey(char one) => char.IsAsciiLetterUpper(one) || char.IsAsciiDigit(one) || one == '_';

    private static string Example(TrackerKind kind) =>
        kind switch
        {
            TrackerKind.GitHub => "Write owner/name, such as acme/shop.",
            TrackerKind.GitLab => "Write the path or the number of the project, such as acme/shop or 42.",
            _ => "Write the key of the project, such as OPS.",
        };
}
