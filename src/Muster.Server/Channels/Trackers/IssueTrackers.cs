// Opens issues in the trackers of the organisation, and looks how they stand.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Catalog;
using Muster.Core.People;
using Muster.Engine.Ports;
using Muster.Server.Channels.HttpSenders;
using Muster.Server.Channels.Providers;
using Muster.Server.Web.Addresses;
using static Muster.Engine.Ports.SendResult;

namespace Muster.Server.Channels.Trackers;

/// <summary>By a guarded client: a tracker's address is typed in by people. No word of a failure holds a secret.</summary>
public sealed class IssueTrackers(HttpClient http, SenderSecrets secrets, WebhookReach reach, PublicAddress address, TimeProvider clock)
    : ITracker
{
    /// <summary>A hundred issues with long descriptions.</summary>
    private const int BodyBytesMax = 8 * 1024 * 1024;

    /// <summary>So many pages at a look: what changed beyond them is not seen.</summary>
    private const int PagesMax = 50;

    /// <summary>A tracker's clock may be behind ours.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(10);

    public TimeSpan Timeout { get; } = TimeSpan.FromSeconds(10);

    public async Task<(Issue? Issue, Failed? Failed)> FindAsync(Tracker tracker, IssueDraft draft, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        ArgumentNullException.ThrowIfNull(draft);
        (ImmutableArray<(Issue Issue, string Text)> known, Failed? failed) = await ListAsync(tracker, draft.SentAt - Skew, cancel);
        return failed is not null
            ? (null, failed)
            : (
                known.Where(one => one.Text.Contains(draft.Marker, StringComparison.Ordinal)).Select(one => one.Issue).FirstOrDefault(),
                null
            );
    }

    public async Task<(Issue? Issue, Failed? Failed)> OpenAsync(Tracker tracker, IssueDraft draft, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        ArgumentNullException.ThrowIfNull(draft);
        IIssueFormat format = FormatOf(tracker);
        (ProviderAnswer? answer, JsonElement read, Failed? failed) = await AskAsync(
            tracker,
            format,
            format.Create(tracker, draft, address.Of(draft.Link)),
            cancel
        );
        return failed is not null ? (null, failed) : Read(tracker, answer!, () => (Issue?)format.Created(tracker, read));
    }

    public async Task<(ImmutableArray<Issue>? Issues, Failed? Failed)> ChangedAsync(
        Tracker tracker,
        DateTimeOffset since,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(tracker);
        (ImmutableArray<(Issue Issue, string Text)> found, Failed? failed) = await ListAsync(tracker, since, cancel);
        return failed is null ? ([.. found.Select(one => one.Issue)], null) : (null, failed);
    }

    private async Task<(ImmutableArray<(Issue Issue, string Text)> Found, Failed? Failed)> ListAsync(
        Tracker tracker,
        DateTimeOffset since,
        CancellationToken cancel
    )
    {
        IIssueFormat format = FormatOf(tracker);
        List<(Issue, string)> found = [];
        string? page = null;
        for (int pages = 0; pages < PagesMax; pages++)
        {
            (ProviderAnswer? answer, JsonElement read, Failed? failed) = await AskAsync(
                tracker,
                format,
                format.List(tracker, since, page),
                cancel
            );
            if (failed is not null)
            {
                return ([], failed);
            }

            (ImmutableArray<(Issue, string)>? some, failed) = Read(
                tracker,
                answer!,
                () => (ImmutableArray<(Issue, string)>?)format.Listed(tracker, read)
            );
            if (failed is not null)
            {
                return ([], failed);
            }

            found.AddRange(some!.Value);
            page = format.Next(answer!, page);
            if (page is null)
            {
                break;
            }
        }

        return ([.. found], null);
    }

    private async Task<(ProviderAnswer? Answer, JsonElement Read, Failed? Failed)> AskAsync(
        Tracker tracker,
        IIssueFormat format,
        HttpRequestMessage request,
        CancellationToken cancel
    )
    {
        using HttpRequestMessage asked = request;
        if (WebhookTarget.Check(tracker.Url, reach.AllowPrivate, out _) is { Count: > 0 } mistakes)
        {
            return (null, default, ProviderCall.Never($"The address of {tracker.Name} cannot be used. {string.Join(' ', mistakes)}"));
        }

        if (!secrets.Values.TryGetValue(tracker.Secret, out string? token))
        {
            return (
                null,
                default,
                ProviderCall.Never($"{tracker.Name} needs {tracker.Secret}, which MUSTER_SENDER_SECRETS does not have.")
            );
        }

        format.Authorize(asked, tracker, token);
        ProviderCall call = Call(tracker);
        (ProviderAnswer? answer, Failed? failed) = await call.SendAsync(asked, cancel);
        if (failed is not null)
        {
            return (null, default, failed with { Text = secrets.Without(failed.Text) });
        }

        JsonElement read = Json(answer!.Body);
        return answer.IsSuccess ? (answer, read, null) : (null, default, Refused(call, tracker, format, answer, read));
    }

    /// <summary>GitHub answers 403 to who asks too often as well, with the time to wait.</summary>
    private Failed Refused(ProviderCall call, Tracker tracker, IIssueFormat format, ProviderAnswer answer, JsonElement read)
    {
        string? said = read.ValueKind == JsonValueKind.Object && format.Said(read) is { } words ? secrets.Without(words) : null;
        return answer switch
        {
            { Status: 403, RetryAfter: not null } => call.Refused(answer with { Status = 429 }, said),
            { Status: 401 } => call.Refused(
                answer,
                said,
                $"It does not know the token: make a new one, write it as {tracker.Secret} into the file of MUSTER_SENDER_SECRETS, restart Muster, and send the item again."
            ),
            { Status: 403 } => call.Refused(
                answer,
                said,
                $"The token {tracker.Secret} may not read and open issues there: give it that right and send the item again."
            ),
            { Status: 404 or 410 } => call.Refused(
                answer,
                said,
                $"Either there is no project {tracker.Project} with issues, or the token {tracker.Secret} may not see it."
            ),
            { Status: 400 or 422 } => call.Refused(answer, said, "It does not take the issue so; nothing was opened."),
            _ => call.Refused(answer, said),
        };
    }

    private (T? Value, Failed? Failed) Read<T>(Tracker tracker, ProviderAnswer answer, Func<T?> read)
    {
        try
        {
            return (read(), null);
        }
        catch (Exception strange) when (strange is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return (default, Call(tracker).Garbage(answer with { Body = secrets.Without(answer.Body) }));
        }
    }

    private ProviderCall Call(Tracker tracker) => new(http, tracker.Name, Timeout, clock) { BodyBytesMax = BodyBytesMax };

    private static JsonElement Json(string body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static IIssueFormat FormatOf(Tracker tracker) =>
        tracker.Kind switch
        {
            TrackerKind.GitHub => new GitHubIssues(),
            TrackerKind.GitLab => new GitLabIssues(),
            TrackerKind.Jira => new JiraIssues(),
        };
}
