// Issues at Jira.
using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Muster.Core.Catalog;
using Muster.Core.Reviews;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Channels.Trackers;

/// <summary>Source: Jira's REST API, version 3: issues, search by JQL, and the Atlassian Document Format.</summary>
internal sealed class JiraIssues : IIssueFormat
{
    private const int PageSize = 100;

    private static readonly IssueState Fresh = new("open", IsClosed: false, IsDone: false);

    public void Authorize(HttpRequestMessage request, Tracker tracker, string token)
    {
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Authorization = tracker.User is { } user
            ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{token}")))
            : new AuthenticationHeaderValue("Bearer", token);
    }

    public HttpRequestMessage Create(Tracker tracker, IssueDraft draft, string link) =>
        IssueRequests.Post(
            $"{tracker.Url}/rest/api/3/issue",
            new
            {
                fields = new
                {
                    project = new { key = tracker.Project },
                    issuetype = new { name = tracker.IssueType ?? "Task" },
                    summary = draft.Title,
                    description = Document([.. draft.Lines, link, draft.Marker]),
                    labels = new[] { IIssueFormat.Label },
                },
            }
        );

    /// <summary>JQL knows minutes alone, in the zone of the token's account: a day more is asked for than is needed, and what did not change says nothing new.</summary>
    public HttpRequestMessage List(Tracker tracker, DateTimeOffset since, string? page)
    {
        string day = since.UtcDateTime.AddDays(-1).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Dictionary<string, object> asked = new(StringComparer.Ordinal)
        {
            ["jql"] = $"project = \"{tracker.Project}\" AND labels = \"{IIssueFormat.Label}\" AND updated >= \"{day}\" ORDER BY key",
            ["fields"] = new[] { "status", "description" },
            ["maxResults"] = PageSize,
        };
        if (page is not null)
        {
            asked["nextPageToken"] = page;
        }

        return IssueRequests.Post($"{tracker.Url}/rest/api/3/search/jql", asked);
    }

    public string? Next(ProviderAnswer answer, string? page) => answer.Field("nextPageToken");

    public ImmutableArray<(Issue Issue, string Text)> Listed(Tracker tracker, JsonElement answer) =>
        [
            .. answer
                .GetProperty("issues")
                .EnumerateArray()
                .Select(one =>
                    (
                        Created(tracker, one) with
                        {
                            State = State(one.GetProperty("fields").GetProperty("status")),
                        },
                        one.GetProperty("fields").TryGetProperty("description", out JsonElement text) ? text.GetRawText() : ""
                    )
                ),
        ];

    public Issue Created(Tracker tracker, JsonElement answer)
    {
        string key = answer.GetProperty("key").GetString()!;
        return new(key, $"{tracker.Url}/browse/{key}", Fresh);
    }

    public string? Said(JsonElement answer) =>
        IssueRequests.Joined([
            IssueRequests.Text(answer, "message"),
            .. answer.TryGetProperty("errorMessages", out JsonElement messages) && messages.ValueKind == JsonValueKind.Array
                ? messages.EnumerateArray().Select(one => one.ToString())
                : [],
            .. answer.TryGetProperty("errors", out JsonElement errors) && errors.ValueKind == JsonValueKind.Object
                ? errors.EnumerateObject().Select(field => $"{field.Name}: {field.Value}")
                : [],
        ]);

    /// <summary>Each project names its own statuses; the category of a status is one of three and says what it means.</summary>
    private static IssueState State(JsonElement status)
    {
        bool isDone = status.GetProperty("statusCategory").GetProperty("key").GetString() == "done";
        return new(status.GetProperty("name").GetString()!, isDone, isDone);
    }

    private static object Document(ImmutableArray<string> paragraphs) =>
        new
        {
            type = "doc",
            version = 1,
            content = paragraphs
                .Where(text => text.Length > 0)
                .Select(text => new { type = "paragraph", content = new[] { new { type = "text", text } } }),
        };
}
