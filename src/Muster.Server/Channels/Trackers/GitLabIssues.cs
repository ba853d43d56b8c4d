// Issues at GitLab.
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Muster.Core.Catalog;
using Muster.Core.Reviews;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Channels.Trackers;

/// <summary>Source: GitLab's REST API, version 4, issues.</summary>
internal sealed class GitLabIssues : IIssueFormat
{
    public void Authorize(HttpRequestMessage request, Tracker tracker, string token) => request.Headers.Add("PRIVATE-TOKEN", token);

    public HttpRequestMessage Create(Tracker tracker, IssueDraft draft, string link) =>
        IssueRequests.Post(
            Base(tracker),
            new
            {
                title = draft.Title,
                description = MarkedText.Markdown(draft, link),
                labels = IIssueFormat.Label,
                due_date = draft.DueAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            }
        );

    /// <summary>Not by the label: GitLab leaves it out, without a word, where the token is a guest's.</summary>
    public HttpRequestMessage List(Tracker tracker, DateTimeOffset since, string? page) =>
        IssueRequests.Get($"{Base(tracker)}?scope=all&updated_after={IssueRequests.Instant(since)}&per_page=100&page={page ?? "1"}");

    public string? Next(ProviderAnswer answer, string? page) => IssueRequests.NextByLink(answer.Link, page);

    public ImmutableArray<(Issue Issue, string Text)> Listed(Tracker tracker, JsonElement answer) =>
        [.. answer.EnumerateArray().Select(one => (Created(tracker, one), IssueRequests.Text(one, "description") ?? ""))];

    public Issue Created(Tracker tracker, JsonElement answer) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{tracker.Project}#{answer.GetProperty("iid").GetInt64()}"),
            answer.GetProperty("web_url").GetString()!,
            State(answer.GetProperty("state").GetString()!)
        );

    /// <summary>A text, or the mistakes of each field.</summary>
    public string? Said(JsonElement answer) =>
        IssueRequests.Text(answer, "message")
        ?? IssueRequests.Text(answer, "error")
        ?? (
            answer.TryGetProperty("message", out JsonElement fields) && fields.ValueKind == JsonValueKind.Object
                ? IssueRequests.Joined(fields.EnumerateObject().Select(field => $"{field.Name}: {field.Value}"))
                : null
        );

    internal static IssueState State(string state) =>
        state == "closed" ? new("closed", IsClosed: true, IsDone: true) : new("open", IsClosed: false, IsDone: false);

    private static string Base(Tracker tracker) => $"{tracker.Url}/api/v4/projects/{Uri.EscapeDataString(tracker.Project)}/issues";
}
