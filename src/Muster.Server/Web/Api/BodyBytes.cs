// Takes in the bytes of a JSON body, up to a limit.
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Muster.Server.Web.Api;

internal static class BodyBytes
{
    /// <summary>A write of the API is a few texts; whatever is larger is a mistake or an attack.</summary>
    private const int Max = 256 * 1024;

    /// <summary>The bytes, valid UTF-8; or the refusal.</summary>
    public static async Task<(byte[]? Bytes, ProblemHttpResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        using MemoryStream kept = new();
        byte[] part = new byte[8 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(part, cancel)) > 0)
        {
            kept.Write(part, 0, read);
            if (kept.Length > Max)
            {
                return (null, TooLarge());
            }
        }

        if (kept.Length > 0 && !request.HasJsonContentType())
        {
            return (null, NotJson());
        }

        byte[] bytes = kept.ToArray();
        SentContent.Keep(request.HttpContext, bytes);
        return Utf8.IsValid(bytes) ? (bytes, null) : (null, Malformed("The body is not UTF-8."));
    }

    public static ProblemHttpResult Malformed(string detail) =>
        RejectionResults.Problem(
            StatusCodes.Status400BadRequest,
            "The body is not JSON",
            detail + " Nothing was changed.",
            "request.malformed"
        );

    private static ProblemHttpResult TooLarge() =>
        RejectionResults.Problem(
            StatusCodes.Status413PayloadTooLarge,
            "The body is too large",
            $"At most {Max / 1024} KiB are taken. Nothing was changed; link to what is longer.",
            "request.too_large"
        );

    private static ProblemHttpResult NotJson() =>
        RejectionResults.Problem(
            StatusCodes.Status415UnsupportedMediaType,
            "The body is not JSON",
            "Send it with Content-Type: application/json. Nothing was changed.",
            "request.not_json"
        );
}
