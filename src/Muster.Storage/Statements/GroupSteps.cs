// The statements that write alert groups.
using Muster.Core.Alerts;
using Muster.Engine.Ports;

namespace Muster.Storage.Statements;

internal static class GroupSteps
{
    /// <summary>Groups that close come first, so that one commit may close a group and open the next with its key.</summary>
    public static IEnumerable<Step> Of(IEnumerable<AlertGroup> groups) =>
        groups
            .OrderBy(group => group.ClosedAt is null)
            .ThenBy(group => group.Id.Value, StringComparer.Ordinal)
            .Select(group => group.Version == 1 ? Insert(group) : Update(group));

    private static Step Insert(AlertGroup group) =>
        new(
            Sql.Of(
                $"""
                INSERT INTO alert_groups (id, version, key, service, severity, title, labels, opened_at, updated_at, closed_at, firing, total, page, incident, held, paged_as)
                VALUES ({group.Id.Value}, {group.Version}, {group.Key}, {group.Service?.Value}, {(int)
                    group.Severity}, {group.Title},
                {StoredJson.Write(group.Labels)}, {group.OpenedAt}, {group.UpdatedAt}, {group.ClosedAt}, {group.Firing}, {group.Total},
                {group.Page?.Value}, {group.Incident?.Number}, {group.Held}, {(int?)group.PagedAs})
                ON CONFLICT DO NOTHING
                """
            ),
            new CommitResult.Conflict("group " + group.Id)
        );

    private static Step Update(AlertGroup group) =>
        new(
            Sql.Of(
                $"""
                UPDATE alert_groups SET version = {group.Version}, key = {group.Key}, service = {group.Service?.Value},
                severity = {(int)group.Severity}, title = {group.Title}, labels = {StoredJson.Write(
                    group.Labels
                )}, opened_at = {group.OpenedAt},
                updated_at = {group.UpdatedAt}, closed_at = {group.ClosedAt}, firing = {group.Firing}, total = {group.Total}, page = {group.Page?.Value},
                incident = {group.Incident?.Number}, held = {group.Held}, paged_as = {(int?)group.PagedAs}
                WHERE id = {group.Id.Value} AND version = {group.Version - 1}
                """
            ),
            new CommitResult.Conflict("group " + group.Id)
        );
}
