// The REST API described for programs (/openapi/v1.json) and for people (/docs).
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Muster.Server.Web.Access;
using Scalar.AspNetCore;

namespace Muster.Server.Hosting;

/// <summary>The description is docs/openapi.json, which a test writes from the routes and holds against them. Both pages need a signed-in person or an API key.</summary>
internal static class ApiReference
{
    private const string Document = "v1";
    private const string Resource = "api/openapi.json";

    public static void MapApiReference(this IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/openapi/{Document}.json", Describe).RequireAuthorization(Policies.Read).ExcludeFromDescription();
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
                        .DisableMcp()
                        .HideDeveloperTools();
                    AllowItsScripts(http);
                }
            )
            .RequireAuthorization(Policies.Read);
    }

    private static FileStreamHttpResult Describe() =>
        TypedResults.Stream(typeof(ApiReference).Assembly.GetManifestResourceStream(Resource)!, "application/json; charset=utf-8");

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
