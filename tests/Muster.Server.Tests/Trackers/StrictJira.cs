// What Jira's API of issues takes and refuses, as its documentation has it.
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Muster.Server.Tests.Trackers;

/// <summary>Source: REST API version 3, "Create issue" and "Search for issues using JQL enhanced search", and the Atlassian Document Format.</summary>
internal sealed class StrictJira(string user, string token)
{
    public List<Known> Issues { get; } = [];

    /// <summary>How many of the issues the search has: its index follows what is created, it is not part of it.</summary>
    public int Indexed { get; set; } = int.MaxValue;

    public sealed class Known(int number, JsonElement description)
    {
        public string Key => $"OPS-{number}";
        public JsonElement Description => description;
        public string Status { get; set; } = "To Do";
        public string Category { get; set; } = "new";
    }

    public (int Status, string Body, (string Name, string Value)[] Headers) Answer(TrackerPeer peer, TrackerPeer.Asked asked) =>
        asked.Headers.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{token}"))
            ? Say(401, """{"message":"Client must be authenticated to access this resource.","status-code":401}""")
            : (asked.Method, asked.Path) switch
            {
                ("POST", "/rest/api/3/issue") => Create(peer, asked.Json),
                ("POST", "/rest/api/3/search/jql") => Search(asked.Json),
                _ => Say(404, """{"errorMessages":["Not found"],"errors":{}}"""),
            };

    private (int, string, (string, string)[]) Create(TrackerPeer peer, JsonElement asked)
    {
        JsonElement fields = asked.GetProperty("fields");
        if (fields.GetProperty("project").GetProperty("key").GetString() != "OPS")
        {
            return Wrong("project", "valid project is required");
        }

        if (fields.GetProperty("issuetype").GetProperty("name").GetString() is not ("Task" or "Bug"))
        {
            return Wrong("issuetype", "Specify a valid issue type");
        }

        if (
            !fields.TryGetProperty("summary", out JsonElement summary)
            || summary.GetString() is not { Length: > 0 and < 255 } line
            || line.Contains('\n', StringComparison.Ordinal)
        )
        {
            return Wrong("summary", "You must specify a summary of the issue.");
        }

        JsonElement document = fields.GetProperty("description");
        if (
            document.ValueKind != JsonValueKind.Object
            || document.GetProperty("type").GetString() != "doc"
            || document.GetProperty("version").GetInt32() != 1
            || !document.GetProperty("content").EnumerateArray().All(IsParagraph)
        )
        {
            return Wrong("description", "Operation value must be an Atlassian Document (see the Atlassian Document Format)");
        }

        if (fields.GetProperty("labels").EnumerateArray().Any(label => label.GetString()!.Contains(' ', StringComparison.Ordinal)))
        {
            return Wrong("labels", "The label contains spaces which is invalid.");
        }

        Known made = new(Issues.Count + 1, document);
        Issues.Add(made);
        return Say(
            201,
            JsonSerializer.Serialize(
                new
                {
                    id = $"{10000 + Issues.Count}",
                    key = made.Key,
                    self = $"{peer.Url}/rest/api/3/issue/{10000 + Issues.Count}",
                }
            )
        );
    }

    /// <summary>A text of a paragraph must not be empty.</summary>
    private static bool IsParagraph(JsonElement node) =>
        node.GetProperty("type").GetString() == "paragraph"
        && node.GetProperty("content")
            .EnumerateArray()
            .All(text => text.GetProperty("type").GetString() == "text" && text.GetProperty("text").GetString() is { Length: > 0 });

    private (int, string, (string, string)[]) Search(JsonElement asked)
    {
        string jql = asked.GetProperty("jql").GetString()!;
        int size = asked.GetProperty("maxResults").GetInt32();
        if (!IsJql(jql) || size is < 1 or > 5000)
        {
            return Say(400, """{"errorMessages":["Error in the JQL Query"],"errors":{}}""");
        }

        Known[] found = [.. Issues.Take(Indexed)];
        int from = asked.TryGetProperty("nextPageToken", out JsonElement page)
            ? int.Parse(page.GetString()!, CultureInfo.InvariantCulture)
            : 0;
        Dictionary<string, object> answer = new()
        {
            ["isLast"] = from + size >= found.Length,
            ["issues"] = found
                .Skip(from)
                .Take(size)
                .Select(one => new
                {
                    key = one.Key,
                    fields = new
                    {
                        description = one.Description,
                        status = new { name = one.Status, statusCategory = new { id = 1, key = one.Category } },
                    },
                }),
        };
        if (from + size < found.Length)
        {
            answer["nextPageToken"] = $"{from + size}";
        }

        return Say(200, JsonSerializer.Serialize(answer));
    }

    private static (int, string, (string, string)[]) Wrong(string field, string message) =>
        Say(
            400,
            JsonSerializer.Serialize(
                new { errorMessages = Array.Empty<string>(), errors = new Dictionary<string, string> { [field] = message } }
            )
        );

    private static (int, string, (string, string)[]) Say(int status, string body) => (status, body, []);

    private static bool IsJql(string jql)
    {
        const string Start = "project = \"OPS\" AND labels = \"muster\" AND updated >= \"";
        const string End = "\" ORDER BY key";
        return jql.StartsWith(Start, StringComparison.Ordinal)
            && jql.EndsWith(End, StringComparison.Ordinal)
            && DateTime.TryParseExact(
                jql[Start.Length..^End.Length],
                "yyyy-MM-dd HH:mm",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            );
    }
}
