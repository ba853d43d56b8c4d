// Remembers and finds what became of the requests of Opsgenie's API.
using System.Security.Claims;
using Muster.Core.Alerts;
using Muster.Engine.Commands;
using Muster.Engine.Intake;
using Muster.Engine.Ports;
using Muster.Engine.Projections;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Storage.Access;

namespace Muster.Server.Intake.Opsgenie;

/// <summary>A created and a closed alert have a receipt, whose id is the request's; what no receipt tells has a row of its own.</summary>
internal sealed class RequestBook(CommandRunner runner, IViewStore views, IAlertStore alerts, ISignalSink sink)
{
    private const int IdMax = 64;

    /// <summary>Durable when it answers.</summary>
    public Task WriteAsync(string id, RequestRow row) =>
        runner.RunAsync(
            operation: null,
            (work, _) =>
            {
                string status = row.IsSuccess ? Views.Done : Views.Refused;
                work.Put(new View(Views.SenderRequest, id, status, row.ProcessedAt, "", ViewJson.Write(row)));
                return Task.FromResult<Muster.Core.Kernel.Rejection?>(null);
            },
            CancellationToken.None
        );

    /// <summary>An intake key sees its own requests alone; null for any other.</summary>
    public async Task<RequestRow?> FindAsync(string id, ClaimsPrincipal caller, CancellationToken cancel)
    {
        if (id.Length > IdMax || !id.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        RequestRow? row =
            (await views.FindAsync(Views.SenderRequest, id, cancel))?.Row<RequestRow>()
            ?? (
                await sink.ReceiptAsync(id, cancel) is { Door: AlertSignals.Door, Lines.IsEmpty: false } receipt
                    ? await OfAsync(receipt, cancel)
                    : null
            );
        return row is not null && (row.Key == IntakeKey.NameOf(caller) || caller.HasClaim(MusterClaims.Scope, ApiKeyScope.Api))
            ? row
            : null;
    }

    private async Task<RequestRow> OfAsync(Receipt receipt, CancellationToken cancel)
    {
        ReceiptLine line = receipt.Lines[0];
        await sink.SettledAsync(cancel);
        Alert? alert = line.Alert is { } id ? await alerts.AlertAsync(id, cancel) : null;
        (string action, bool isSuccess, string status) = line.Outcome switch
        {
            "opened" => ("Create", true, "Created alert"),
            "renewed" => ("Create", true, "The alert was open already: it was renewed and not changed."),
            "resolved" => ("Close", true, "Closed alert"),
            _ => ("Close", false, line.Reason ?? "It changed nothing."),
        };
        return new(
            receipt.Key,
            action,
            isSuccess,
            status,
            alert is null ? null : FoundAlert.IdOf(alert),
            alert is null ? null : FoundAlert.AliasOf(alert),
            receipt.ReceivedAt
        );
    }
}
