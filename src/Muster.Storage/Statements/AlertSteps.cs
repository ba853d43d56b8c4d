// The statements that change alerts, one row each.
using Muster.Core.Alerts;
using Muster.Engine.Ports;

namespace Muster.Storage.Statements;

internal static class AlertSteps
{
    private const string? NoText = null;
    private const long NoNumber = 0;

    private static readonly Sql RoutedTo = Sql.Of(
        $"""
        UPDATE alerts SET group_id = {NoText}, service = {NoText}, routed_revision = {NoNumber}
        WHERE id = {NoNumber} AND routed_revision < {NoNumber} AND group_id IS NOT DISTINCT FROM {NoText}
        """
    );

    private static readonly Sql BegunIn = Sql.Of(
        $"""
        INSERT INTO alerts (id, fingerprint, door, key, labels, annotations, generator_url, starts_at, received_at, updated_at, lease_ends_at,
        revision, routed_revision, changed_at, group_id, service, signals, receipt)
        VALUES ({NoNumber}, {NoNumber}, {NoText}, {NoText}, {NoText}, {NoText}, nullif({NoText}, ''), {NoNumber}, {NoNumber}, {NoNumber}, {NoNumber},
        {NoNumber}, {NoNumber}, {NoNumber}, {NoText}, {NoText}, {NoNumber}, {NoText})
        ON CONFLICT DO NOTHING
        """
    );

    public static Step Insert(StoredAlert stored)
    {
        Alert alert = stored.Alert;
        return new(
            Sql.Of(
                $"""
                INSERT INTO alerts (id, fingerprint, door, key, labels, annotations, generator_url, starts_at, received_at, updated_at, lease_ends_at,
                resolved_at, resolved_because, resolved_by, revision, routed_revision, changed_at, signals, receipt)
                VALUES ({alert.Id}, {AlertRows.Number(
                    alert.Fingerprint
                )}, {alert.Door}, {alert.Key}, {StoredJson.Write(alert.Labels)}, {StoredJson.Write(alert.Annotations)},
                {alert.GeneratorUrl}, {alert.StartsAt}, {alert.ReceivedAt}, {alert.UpdatedAt}, {alert.LeaseEndsAt}, {alert.ResolvedAt},
                {alert.ResolvedBecause}, {alert.ResolvedBy}, {stored.Revision}, 0, {stored.ChangedAt},
                {alert.Signals}, {alert.Receipt})
                """
            )
        );
    }

    /// <summary>Nothing but the lease, and how often it was heard.</summary>
    public static Step Renew(Alert alert) =>
        new(
            Sql.Of(
                $"UPDATE alerts SET updated_at = {alert.UpdatedAt}, lease_ends_at = {alert.LeaseEndsAt}, signals = {alert.Signals} WHERE id = {alert.Id}"
            )
        );

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
                revision = {stored.Revision}, changed_at = {stored.ChangedAt}, signals = {alert.Signals}
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
            RoutedTo.With(routed.Group.Value, routed.Service?.Value, routed.Revision, routed.Alert, routed.Revision, routed.From?.Value),
            new CommitResult.Conflict("alert " + routed.Alert)
        );

    /// <summary>The alert begins, routed. None when the database knows it, or one that fires with its fingerprint.</summary>
    public static Step Begin(AlertBegun begun)
    {
        AlertRow row = begun.Row;
        return new(
            BegunIn.With(
                row.Id,
                AlertRows.Number(row.Fingerprint),
                row.Door,
                row.Key,
                row.Labels,
                row.Annotations,
                row.GeneratorUrl,
                row.Times.StartsAt,
                row.ReceivedAt,
                row.Times.UpdatedAt,
                row.Times.LeaseEndsAt,
                row.Revision,
                row.Revision,
                row.ChangedAt,
                begun.Group.Value,
                begun.Service?.Value,
                row.Signals,
                row.Receipt
            ),
            new CommitResult.Conflict("alert " + row.Id)
        );
    }
}
