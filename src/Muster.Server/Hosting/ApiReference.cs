// The REST API described for programs (/openapi/v1.json) and for people (/docs).
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Scalar.AspNetCore;

namespace Muster.Server.Hosting;

/// <summary>
/// Every door of programs is described; those in the formats of other systems as far as Muster reads them. Both pages need a signed-in person or an API key.
/// </summary>
internal static class ApiReference
{
    private const string Document = "v1";
    private static readonly string[] Doors = ["api/", "intake/", "v2/", "healthz", "readyz", "-/"];

    public static void AddApiReference(this IServiceCollection services) =>
        services.AddOpenApi(
            Document,
            openApi =>
            {
                openApi.ShouldInclude = described =>
                    Array.Exists(Doors, door => described.RelativePath?.StartsWith(door, StringComparison.Ordinal) == true);
                openApi.AddSchemaTransformer<ApiSchemas>();
                openApi.AddOperationTransformer<ApiOperations>();
                openApi.AddDocumentTransformer(
                    (document, _, _) =>
                    {
                        Describe(document);
                        return Task.CompletedTask;
                    }
                );
            }
        );

    public static void MapApiReference(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi().RequireAuthorization(Policies.Read);
        routes
            .MapScalarApiReference(
                "/docs",
                (options, http) =>
                {
                    options
                        .WithTitle("Muster API")
                        .WithNonce()
                        .AddDocument(Document)
                        .DisableDefaultFonts()
                        .DisableTelemetry()
                        .DisableAgent()
                        .DisableMcp();
                    AllowItsScripts(http);
                }
            )
            .RequireAuthorization(Policies.Read);
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "Muster",
            Version = Document,
            Description =
                "Incident command over HTTP. Writes take `If-Match` (the version that you read, as its ETag; another version answers 412) and "
                + "`Idempotency-Key` (a repeated request is one command) where they say so. Refusals are `application/problem+json` with a stable `code`. "
                + "Doors in the formats of other systems (Alertmanager, PagerDuty) answer as those do.",
        };
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes = ApiSecurity.Schemes();
    }

    /// <summary>The reference is one foreign page with its own script; it runs by a nonce, and its styles are written by that script.</summary>
    private static void AllowItsScripts(HttpContext http) =>
        http.Response.OnStarting(
            static state =>
            {
                HttpContext answering = (HttpContext)state;
                if (answering.Items[ScalarOptions.NonceHttpContextItemKey] is string nonce)
                {
                    answering.Response.Headers.ContentSecurityPolicy =
                        $"default-src 'none'; script-src 'nonce-{nonce}' 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                        + "connect-src 'self'; font-src 'self' data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";
                }

                return Task.CompletedTask;
            },
            http
        );
}
