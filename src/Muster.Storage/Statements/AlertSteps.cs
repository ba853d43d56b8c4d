// The statements that change alerts, one row each.
using Muster.Core.Alerts;
using Muster.Engine.Ports;

namespace Muster.Storage.Statements;

internal static class AlertSteps
{
    public static Step Insert(StoredAlert stored)
    {
        Alert alert = stored.Alert;
        return new(
            Sql.Of(
                $"""
                INSERT INTO alerts (id, fingerprint, door, key, labels, annotations, generator_url, starts_at, received_at, updated_at, lease_ends_at,
                resolved_at, resolved_because, resolved_by, revision, routed_revision, changed_at)
                VALUES ({alert.Id}, {AlertRows.Number(
                    alert.Fingerprint
                )}, {alert.Door}, {alert.Key}, {StoredJson.Write(alert.Labels)}, {StoredJson.Write(alert.Annotations)},
                {alert.GeneratorUrl}, {alert.StartsAt}, {alert.ReceivedAt}, {alert.UpdatedAt}, {alert.LeaseEndsAt}, {alert.ResolvedAt},
                {alert.ResolvedBecause}, {alert.ResolvedBy}, {stored.Revision}, 0, {stored.ChangedAt})
                """
            )
        );
    }

    /// <summary>Nothing but the lease.</summary>
    public static Step Renew(Alert alert) =>
        new(Sql.Of($"UPDATE alerts SET updated_at = {alert.UpdatedAt}, lease_ends_at = {alert.LeaseEndsAt} WHERE id = {alert.Id}"));

    /// <summary>All that a signal can change; where the alert is routed is not a signal's business.</summary>
    public static Step Change(StoredAlert stored)
    {
        Alert alert = stored.Alert;
        return new(
            Sql.Of(
                $"""
                UPDATE alerts SET labels = {StoredJson.Write(alert.Labels)}, annotations = {StoredJson.Write(alert.Annotations)},
                generator_url = {alert.GeneratorUrl}, starts_at = {alert.StartsAt}, updated_at = {alert.UpdatedAt}, lease_ends_at = {alert.LeaseEndsAt},
                resolved_at = {alert.ResolvedAt}, resolved_because = {alert.ResolvedBecause}, resolved_by = {alert.ResolvedBy},
                revision = {stored.Revision}, changed_at = {stored.ChangedAt}
                WHERE id = {alert.Id}
                """
            )
        );
    }

    public static Step Insert(Receipt receipt) =>
        new(
            Sql.Of(
                $"""
                INSERT INTO receipts (id, door, key, received_at, lines)
                VALUES ({receipt.Id}, {receipt.Door}, {receipt.Key}, {receipt.ReceivedAt}, {StoredJson.Write(receipt.Lines)})
                """
            )
        );

    /// <summary>The alert is routed as far as the routing saw it; a later change leaves its revision ahead. None when another routing was faster.</summary>
    public static Step Routed(AlertRouted routed) =>
        new(
            Sql.Of(
                $"""
                UPDATE alerts SET group_id = {routed.Group.Value}, service = {routed.Service?.Value}, routed_revision = {routed.Revision}
                WHERE id = {routed.Alert} AND routed_revision < {routed.Revision} AND group_id IS NOT DISTINCT FROM {routed.From?.Value}
                """
            ),
            new CommitResult.Conflict("alert " + routed.Alert)
        );
}
