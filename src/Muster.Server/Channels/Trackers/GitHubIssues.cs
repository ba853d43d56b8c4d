// Issues at GitHub.
using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Muster.Core.Catalog;
using Muster.Core.Reviews;
using Muster.Engine.Ports;
using Muster.Server.Channels.Providers;

namespace Muster.Server.Channels.Trackers;

/// <summary>Source: GitHub's REST API, version 2022-11-28, issues.</summary>
internal sealed class GitHubIssues : IIssueFormat
{
    public void Authorize(HttpRequestMessage request, Tracker tracker, string token)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.ParseAdd("application/vnd.github+json");
        request.Headers.Add("X-GitHub-Api-Version", "2022-11-28");
    }

    public HttpRequestMessage Create(Tracker tracker, IssueDraft draft, string link) =>
        IssueRequests.Post(
            Base(tracker),
            new
            {
                title = draft.Title,
                body = MarkedText.Markdown(draft, link),
                labels = new[] { IIssueFormat.Label },
            }
        );

    /// <summary>Not by the label: GitHub leaves it out, without a word, where the token may open issues but not set labels.</summary>
    public HttpRequestMessage List(Tracker tracker, DateTimeOffset since, string? page) =>
        IssueRequests.Get($"{Base(tracker)}?state=all&since={IssueRequests.Instant(since)}&per_page=100&page={page ?? "1"}");

    public string? Next(ProviderAnswer answer, string? page) => IssueRequests.NextByLink(answer.Link, page);

    /// <summary>Pull requests stand in the same list.</summary>
    public ImmutableArray<(Issue Issue, string Text)> Listed(Tracker tracker, JsonElement answer) =>
        [
            .. answer
                .EnumerateArray()
                .Where(one => !one.TryGetProperty("pull_request", out _))
                .Select(one => (Created(tracker, one), IssueRequests.Text(one, "body") ?? "")),
        ];

    public Issue Created(Tracker tracker, JsonElement answer) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"{tracker.Project}#{answer.GetProperty("number").GetInt64()}"),
            answer.GetProperty("html_url").GetString()!,
            State(answer.GetProperty("state").GetString()!, IssueRequests.Text(answer, "state_reason"))
        );

    public string? Said(JsonElement answer) =>
        IssueRequests.Joined([
            IssueRequests.Text(answer, "message"),
            .. answer.TryGetProperty("errors", out JsonElement errors) && errors.ValueKind == JsonValueKind.Array
                ? errors
                    .EnumerateArray()
                    .Select(one =>
                        IssueRequests.Text(one, "message")
                        ?? IssueRequests.Joined(IssueRequests.Text(one, "field"), IssueRequests.Text(one, "code"))
                    )
                : [],
        ]);

    internal static IssueState State(string state, string? reason) =>
        state != "closed"
            ? new("open", IsClosed: false, IsDone: false)
            : new($"closed as {(reason ?? "completed").Replace('_', ' ')}", IsClosed: true, IsDone: reason is null or "completed");

    private static string Base(Tracker tracker) => $"{tracker.Url}/repos/{tracker.Project}/issues";
}
