// The statements that change alerts.
using Muster.Engine.Ports;

namespace Muster.Storage.Statements;

internal static class AlertSteps
{
    /// <summary>The alert is routed as far as the routing saw it; a later change leaves its revision ahead.</summary>
    public static Step Routed(AlertRouted routed) =>
        new(
            Sql.Of(
                $"""
                UPDATE alerts SET group_id = {routed.Group.Value}, service = {routed.Service?.Value},
                routed_revision = CASE WHEN routed_revision > {routed.Revision} THEN routed_revision ELSE {routed.Revision} END
                WHERE id = {routed.Alert}
                """
            )
        );
}
