// Takes in an organisation file from a request, up to a limit.
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Server.Catalog.Document;
using Muster.Server.Web.Api;

namespace Muster.Server.Catalog.Api;

internal static class FileBody
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or the refusal.</summary>
    public static async Task<(string? Text, ProblemHttpResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        using MemoryStream kept = new();
        byte[] part = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(part, cancel)) > 0)
        {
            kept.Write(part, 0, read);
            if (kept.Length > OrganisationFileReader.CharactersMax)
            {
                return (null, TooLarge());
            }
        }

        SentContent.Keep(request.HttpContext, kept.GetBuffer().AsSpan(0, (int)kept.Length));
        try
        {
            return (Strict.GetString(kept.GetBuffer(), 0, (int)kept.Length).TrimStart('\uFEFF'), null);
        }
        catch (DecoderFallbackException)
        {
            return (null, NotText());
        }
    }

    private static ProblemHttpResult TooLarge() =>
        RejectionResults.Problem(
            StatusCodes.Status413PayloadTooLarge,
            "The file is too large",
            $"At most {OrganisationFileReader.CharactersMax / 1024} KiB are taken. Nothing was changed.",
            "request.too_large"
        );

    private static ProblemHttpResult NotText() =>
        RejectionResults.Problem(
            StatusCodes.Status400BadRequest,
            "The file is not UTF-8",
            "Send it as UTF-8. Nothing was changed.",
            "request.malformed"
        );
}
