// The header by which a sender learns the receipt of what it sent.
using Microsoft.AspNetCore.Http;
using Muster.Engine.Ports;

namespace Muster.Server.Intake.Wire;

internal static class ReceiptHeader
{
    public const string Name = "Muster-Receipt";
    public const string Says = "The receipt of what was taken: /api/v1/receipts/{id} says what became of it.";

    /// <summary>Seconds after which a sender should try again when nothing can be stored.</summary>
    private const string RetryAfterSeconds = "5";

    /// <summary>None when there was nothing to keep: a receipt that is told can be looked up.</summary>
    public static void Write(HttpResponse response, Receipt receipt)
    {
        if (!receipt.Lines.IsEmpty)
        {
            response.Headers[Name] = receipt.Id;
        }
    }

    public static void Write(HttpResponse response, string receipt) => response.Headers[Name] = receipt;

    public static void WriteRetryAfter(HttpResponse response) => response.Headers.RetryAfter = RetryAfterSeconds;
}
