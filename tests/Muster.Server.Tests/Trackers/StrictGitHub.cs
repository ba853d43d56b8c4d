// What GitHub's API of issues takes and refuses, as its documentation has it.
using System.Globalization;
using System.Text.Json;

namespace Muster.Server.Tests.Trackers;

/// <summary>Issues by their number. Source: REST API version 2022-11-28, "Create an issue" and "List repository issues".</summary>
internal sealed class StrictGitHub(string token)
{
    public List<Known> Issues { get; } = [];

    /// <summary>Whether the token has push access: without it labels are left out, and the issue is opened.</summary>
    public bool MayLabel { get; set; } = true;

    public Func<DateTimeOffset> Now { get; set; } = () => TrackerPeer.Noon;

    public sealed class Known(int number, string title, string body, string[] labels, DateTimeOffset updated)
    {
        public int Number => number;
        public string Title => title;
        public string Body => body;
        public string[] Labels => labels;
        public DateTimeOffset Updated { get; set; } = updated;
        public string State { get; set; } = "open";
        public string? Reason { get; set; }
        public bool IsPull { get; init; }
    }

    public (int Status, string Body, (string Name, string Value)[] Headers) Answer(TrackerPeer peer, TrackerPeer.Asked asked) =>
        asked.Headers.Authorization != "Bearer " + token
            ? Say(401, """{"message":"Bad credentials","documentation_url":"https://docs.github.com/rest"}""")
        : asked.Headers.UserAgent.Count == 0 ? Say(403, "Request forbidden by administrative rules.")
        : asked.Headers["X-GitHub-Api-Version"] != "2022-11-28" ? Say(400, """{"message":"X-GitHub-Api-Version is not supported"}""")
        : asked.Headers.Accept != "application/vnd.github+json" ? Say(415, """{"message":"Must accept application/vnd.github+json"}""")
        : asked.Path != "/repos/acme/shop/issues" ? Say(404, """{"message":"Not Found"}""")
        : asked.Method == "POST" ? Create(peer, asked.Json)
        : List(peer, asked);

    private (int, string, (string, string)[]) Create(TrackerPeer peer, JsonElement asked)
    {
        if (!asked.TryGetProperty("title", out JsonElement title) || title.GetString() is not { Length: > 0 and <= 256 })
        {
            return Say(422, """{"message":"Validation Failed","errors":[{"resource":"Issue","code":"missing_field","field":"title"}]}""");
        }

        if (asked.EnumerateObject().Any(field => field.Name is not ("title" or "body" or "labels" or "assignees" or "milestone")))
        {
            return Say(422, """{"message":"Invalid request.","errors":["additionalProperties"]}""");
        }

        Known made = new(
            Issues.Count + 1,
            title.GetString()!,
            asked.GetProperty("body").GetString()!,
            [.. asked.GetProperty("labels").EnumerateArray().Where(_ => MayLabel).Select(label => label.GetString()!)],
            Now()
        );
        Issues.Add(made);
        return Say(201, Json(peer, made));
    }

    private (int, string, (string, string)[]) List(TrackerPeer peer, TrackerPeer.Asked asked)
    {
        if (
            !int.TryParse(asked.Query["per_page"], CultureInfo.InvariantCulture, out int size)
            || size is < 1 or > 100
            || !int.TryParse(asked.Query["page"], CultureInfo.InvariantCulture, out int page)
            || !DateTimeOffset.TryParseExact(
                asked.Query["since"],
                "yyyy-MM-dd'T'HH:mm:ss'Z'",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out DateTimeOffset since
            )
            || asked.Query["state"] != "all"
        )
        {
            return Say(422, """{"message":"Validation Failed"}""");
        }

        Known[] found =
        [
            .. Issues
                .Where(one => one.Updated >= since)
                .Where(one => !asked.Query.ContainsKey("labels") || one.Labels.Contains(asked.Query["labels"].ToString()))
                .OrderByDescending(one => one.Number),
        ];
        string body = $"[{string.Join(',', found.Skip((page - 1) * size).Take(size).Select(one => Json(peer, one)))}]";
        return found.Length > page * size
            ? (
                200,
                body,
                [("Link", $"<{peer.Url}/repositories/1/issues?page={page + 1}>; rel=\"next\", <{peer.Url}/x?page=9>; rel=\"last\"")]
            )
            : Say(200, body);
    }

    private static string Json(TrackerPeer peer, Known issue) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object?>
            {
                ["number"] = issue.Number,
                ["html_url"] = $"{peer.Url}/acme/shop/issues/{issue.Number}",
                ["state"] = issue.State,
                ["state_reason"] = issue.Reason,
                ["title"] = issue.Title,
                ["body"] = issue.Body,
                ["labels"] = issue.Labels.Select(name => new { name }),
            }
                .Concat(issue.IsPull ? [new("pull_request", new { url = "x" })] : Array.Empty<KeyValuePair<string, object?>>())
                .ToDictionary()
        );

    private static (int, string, (string, string)[]) Say(int status, string body) => (status, body, []);
}
