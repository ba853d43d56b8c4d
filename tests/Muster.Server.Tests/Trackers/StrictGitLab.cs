// What GitLab's API of issues takes and refuses, as its documentation has it.
using System.Globalization;
using System.Text.Json;

namespace Muster.Server.Tests.Trackers;

/// <summary>Source: REST API version 4, "New issue" and "List project issues", and its pagination.</summary>
internal sealed class StrictGitLab(string token)
{
    private static readonly string[] Fields = ["title", "description", "labels", "due_date", "assignee_ids", "issue_type"];

    public List<Known> Issues { get; } = [];

    /// <summary>Whether the token is more than a guest's: of a guest labels are left out, and the issue is opened.</summary>
    public bool MayLabel { get; set; } = true;

    public Func<DateTimeOffset> Now { get; set; } = () => TrackerPeer.Noon;

    public sealed class Known(int iid, string description, DateTimeOffset updated)
    {
        public int Iid => iid;
        public string Description => description;
        public string? Label { get; init; }
        public DateTimeOffset Updated { get; set; } = updated;
        public string State { get; set; } = "opened";
    }

    public (int Status, string Body, (string Name, string Value)[] Headers) Answer(TrackerPeer peer, TrackerPeer.Asked asked) =>
        asked.Headers["PRIVATE-TOKEN"] != token ? Say(401, """{"message":"401 Unauthorized"}""")
        : asked.Path != "/api/v4/projects/acme%2Fshop/issues" ? Say(404, """{"message":"404 Project Not Found"}""")
        : asked.Method == "POST" ? Create(peer, asked.Json)
        : List(peer, asked);

    private (int, string, (string, string)[]) Create(TrackerPeer peer, JsonElement asked)
    {
        if (!asked.TryGetProperty("title", out JsonElement title) || title.GetString() is not { Length: > 0 })
        {
            return Say(400, """{"error":"title is missing, title is empty"}""");
        }

        if (title.GetString()!.Length > 255)
        {
            return Say(422, """{"message":{"title":["is too long (maximum is 255 characters)"]}}""");
        }

        if (
            asked.EnumerateObject().Any(field => !Fields.Contains(field.Name))
            || asked.GetProperty("labels").ValueKind != JsonValueKind.String
            || !DateOnly.TryParseExact(
                asked.GetProperty("due_date").GetString(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            )
        )
        {
            return Say(400, """{"error":"invalid field"}""");
        }

        Known made = new(Issues.Count + 1, asked.GetProperty("description").GetString()!, Now())
        {
            Label = MayLabel ? asked.GetProperty("labels").GetString() : null,
        };
        Issues.Add(made);
        return Say(201, Json(peer, made));
    }

    private (int, string, (string, string)[]) List(TrackerPeer peer, TrackerPeer.Asked asked)
    {
        if (
            !int.TryParse(asked.Query["per_page"], CultureInfo.InvariantCulture, out int size)
            || size is < 1 or > 100
            || !int.TryParse(asked.Query["page"], CultureInfo.InvariantCulture, out int page)
            || !DateTimeOffset.TryParse(asked.Query["updated_after"], CultureInfo.InvariantCulture, out DateTimeOffset since)
        )
        {
            return Say(400, """{"error":"page is invalid"}""");
        }

        Known[] found =
        [
            .. Issues
                .Where(one => one.Updated >= since)
                .Where(one => !asked.Query.ContainsKey("labels") || one.Label == asked.Query["labels"].ToString()),
        ];
        string body = $"[{string.Join(',', found.Skip((page - 1) * size).Take(size).Select(one => Json(peer, one)))}]";
        return found.Length > page * size
            ? (200, body, [("Link", $"<{peer.Url}/api/v4/x?page={page + 1}>; rel=\"next\""), ("X-Next-Page", $"{page + 1}")])
            : Say(200, body);
    }

    private static string Json(TrackerPeer peer, Known issue) =>
        JsonSerializer.Serialize(
            new
            {
                id = 1000 + issue.Iid,
                iid = issue.Iid,
                state = issue.State,
                description = issue.Description,
                web_url = $"{peer.Url}/acme/shop/-/issues/{issue.Iid}",
            }
        );

    private static (int, string, (string, string)[]) Say(int status, string body) => (status, body, []);
}
