// Says of each described operation how it refuses: the statuses, and the stable codes of their problem+json.
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Muster.Server.Web.Api;

namespace Muster.Server.Tests.Hosting.Described;

internal static class ApiRefusals
{
    private const string ContentType = "application/problem+json";

    public static async Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;
        OpenApiSchema problem = await context.GetOrCreateSchemaAsync(typeof(Problem), parameterDescription: null, cancel);
        context.Document!.AddComponent(nameof(Problem), problem);
        OpenApiResponses answers = operation.Responses ??= [];
        IEnumerable<RefusalDescription> all =
        [
            .. metadata.OfType<RefusalDescription>(),
            .. OfEveryRoute(metadata, isWrite: context.Description.HttpMethod is not ("GET" or "HEAD")),
            .. metadata.OfType<BodyDescription>().Any(body => body.IsStrict) ? OfStrictBodies : [],
        ];
        string path = "/" + context.Description.RelativePath;
        bool isText = TextForm.IsFor(path);
        bool isMessage = MessageForm.IsFor(path);
        foreach (IGrouping<int, RefusalDescription> same in all.GroupBy(one => one.Status))
        {
            string status = same.Key.ToString(CultureInfo.InvariantCulture);
            string[] said = [.. same.Select(one => one.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            string[] codes = isText || isMessage ? [.. said.Except(InText)] : said;
            OpenApiResponse answer = answers.TryGetValue(status, out IOpenApiResponse? own) ? (OpenApiResponse)own : new();
            answer.Description = Say(same.Key, codes, ApiSecurity.WhoMay(metadata));
            answer.Content ??= new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal);
            if (codes.Length > 0)
            {
                answer.Content[ContentType] = new() { Schema = Schema(codes, context.Document) };
            }

            if (codes.Length < said.Length && isText)
            {
                answer.Content[TextForm.ContentType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
            }
            else if (codes.Length < said.Length && !answer.Content.ContainsKey(MessageForm.ContentType))
            {
                answer.Content[MessageForm.ContentType] = new()
                {
                    Schema = await context.GetOrCreateSchemaAsync(typeof(MessageAnswer), parameterDescription: null, cancel),
                };
            }

            if (same.Key == StatusCodes.Status503ServiceUnavailable)
            {
                answer.Headers = RetryAfter();
            }

            answers[status] = answer;
        }

        operation.Responses = [];
        foreach ((string status, IOpenApiResponse answer) in answers.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            operation.Responses[status] = answer;
        }
    }

    /// <summary>What the error pages say, and therefore say in the form of the address.</summary>
    private static readonly string[] InText = ["not_signed_in", "not_allowed", "store.unavailable"];

    private static readonly RefusalDescription[] OfStrictBodies =
    [
        new(StatusCodes.Status400BadRequest, "request.invalid"),
        new(StatusCodes.Status400BadRequest, "request.malformed"),
        new(StatusCodes.Status413PayloadTooLarge, "request.too_large"),
        new(StatusCodes.Status415UnsupportedMediaType, "request.not_json"),
    ];

    /// <summary>What the guards before every route refuse.</summary>
    private static IEnumerable<RefusalDescription> OfEveryRoute(IList<object> metadata, bool isWrite)
    {
        yield return new(StatusCodes.Status400BadRequest, "key_in_query");
        if (ApiSecurity.WhoMay(metadata) is not null)
        {
            yield return new(StatusCodes.Status401Unauthorized, "not_signed_in");
            yield return new(StatusCodes.Status403Forbidden, "not_allowed");
            yield return new(StatusCodes.Status503ServiceUnavailable, "store.unavailable");
        }

        if (isWrite)
        {
            yield return new(StatusCodes.Status403Forbidden, "cross_site");
        }
    }

    private static string Say(int status, string[] codes, string? who)
    {
        string heading = status switch
        {
            StatusCodes.Status400BadRequest => "It could not be read.",
            StatusCodes.Status401Unauthorized => $"It is not known who asks. {who}",
            StatusCodes.Status403Forbidden => $"Whoever asks may not do that. {who}".TrimEnd(),
            StatusCodes.Status404NotFound => "There is no such thing.",
            StatusCodes.Status409Conflict => "It cannot be done as things stand.",
            StatusCodes.Status412PreconditionFailed => "It has changed since it was read.",
            StatusCodes.Status413PayloadTooLarge => "The body is too large.",
            StatusCodes.Status415UnsupportedMediaType => "The body is of another type.",
            StatusCodes.Status422UnprocessableEntity => "The input is not right.",
            StatusCodes.Status503ServiceUnavailable => "Nothing can be stored at the moment: send it again.",
            _ => "It was refused.",
        };
        return codes.Length == 0 ? heading : $"{heading} Code: {string.Join(", ", codes.Select(code => $"`{code}`"))}.";
    }

    private static OpenApiSchema Schema(string[] codes, OpenApiDocument document) =>
        new()
        {
            AllOf = [new OpenApiSchemaReference(nameof(Problem), document)],
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
            {
                ["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. codes.Select(code => (JsonNode)code)] },
            },
        };

    private static Dictionary<string, IOpenApiHeader> RetryAfter() =>
        new(StringComparer.Ordinal)
        {
            ["Retry-After"] = new OpenApiHeader
            {
                Description = "Seconds to wait.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
            },
        };
}
