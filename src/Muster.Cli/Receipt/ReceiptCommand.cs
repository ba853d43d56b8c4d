// `muster receipt`: what became of one request of a sender.
using System.CommandLine;
using System.Globalization;
using Muster.Cli.Api;
using Muster.Cli.Features;
using Muster.Cli.Terminal;

namespace Muster.Cli.Receipt;

internal static class ReceiptCommand
{
    public static Command Create()
    {
        Argument<string> receipt = new("RECEIPT") { Description = "The id in the header Muster-Receipt of the answer to the sender." };
        return ApiVerb.Make(
            "receipt",
            "See what became of each signal of one request: opened, merged or ignored, where it was routed, why it was held or silenced, and whom it paged.",
            [receipt],
            async (parsed, client, cancel) =>
            {
                string path = MusterClient.Path("receipts", parsed.GetRequiredValue(receipt));
                Reply<ReceiptDetail> reply = await client.GetAsync<ReceiptDetail>(path, cancel);
                parsed.Screen().Answer(reply.Raw, () => Show(reply.Value));
            }
        );
    }

    private static void Show(ReceiptDetail receipt)
    {
        Screen.Line($"Receipt {receipt.Id}: {receipt.Door} with the key '{Screen.Clean(receipt.Key)}', {TimeText.Utc(receipt.ReceivedAt)}");
        Screen.Line();
        Screen.Table(
            ["SIGNAL", "ALERT", "NAME", "NOW", "SERVICE", "ROUTE", "GROUP", "SILENCE", "WHY"],
            [.. receipt.Signals.Select(Row)],
            "Nothing of the request was taken."
        );
        foreach (ReceiptGroup group in receipt.Groups)
        {
            Screen.Line();
            Screen.Line($"{group.Id}  [{group.Severity}] {Screen.Clean(group.Title)}");
            Screen.Facts(
                ("Status", group.Status),
                ("Together by", string.Join(", ", group.Labels.Select(label => $"{label.Key}={label.Value}"))),
                ("Alerts", string.Create(CultureInfo.InvariantCulture, $"{group.Firing} firing of {group.Total}")),
                ("Held", group.Held),
                ("Incident", group.Incident),
                ("Page", group.Page is { } page ? $"{page.Id}, {page.Status}" : null),
                ("Notified", group.Page is { Notified.Count: > 0 } of ? string.Join(", ", of.Notified.Select(one => one.Name)) : null),
                ("Acknowledged", group.Page?.AcknowledgedBy is { } by ? $"{by.Name}, {TimeText.Utc(group.Page.AcknowledgedAt)}" : null)
            );
        }
    }

    private static IReadOnlyList<string> Row(ReceiptSignal signal) =>
        [
            signal.Outcome,
            signal.Alert?.ToString(CultureInfo.InvariantCulture) ?? signal.Fingerprint,
            Screen.Clean(signal.Title ?? ""),
            signal.Status ?? "",
            signal.Service ?? "",
            signal.Route ?? "",
            signal.Group ?? "",
            signal.Silence ?? "",
            signal.Reason ?? "",
        ];
}
