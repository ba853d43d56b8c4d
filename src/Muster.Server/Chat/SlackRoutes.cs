// Where Slack posts: a button that was pressed, a slash command that was written.
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Muster.Server.Channels.Slack;

namespace Muster.Server.Chat;

/// <summary>The signature is all the authority there is, and it is over the bytes: nothing is read out of a body before it fits.</summary>
internal static class SlackRoutes
{
    private const string Actions = "/slack/actions";
    private const string Command = "/slack/command";

    public static void MapSlack(this IEndpointRouteBuilder routes)
    {
        Map(routes, Actions, (http, form) => http.RequestServices.GetRequiredService<SlackButtons>().PressedAsync(http, form));
        Map(
            routes,
            Command,
            (http, form) => http.RequestServices.GetRequiredService<SlackCommands>().AnswerAsync(form, http.RequestAborted)
        );
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string path,
        Func<HttpContext, Dictionary<string, StringValues>, Task<IResult>> act
    ) =>
        routes
            .MapPost(path, (RequestDelegate)(async http => await (await GuardedAsync(http, act)).ExecuteAsync(http)))
            .AllowAnonymous()
            .DisableAntiforgery()
            .WithMetadata(new SmallBody())
            .ExcludeFromDescription();

    private static async Task<IResult> GuardedAsync(
        HttpContext http,
        Func<HttpContext, Dictionary<string, StringValues>, Task<IResult>> act
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        if (http.RequestServices.GetRequiredService<SlackSettings>().SigningSecret is not { } secret)
        {
            return TypedResults.Problem(
                statusCode: StatusCodes.Status404NotFound,
                title: "Slack is not configured",
                detail: "Nothing was changed. Set MUSTER_SLACK_SIGNING_SECRET and restart Muster."
            );
        }

        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        bool isSigned = SlackSignature.IsValid(
            secret,
            http.Request.Headers[SlackSignature.TimestampHeader].ToString(),
            http.Request.Headers[SlackSignature.Header].ToString(),
            body.ToArray(),
            http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()
        );
        return isSigned
            ? await act(http, QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body.ToArray())))
            : TypedResults.Problem(
                statusCode: StatusCodes.Status401Unauthorized,
                title: "The signature does not fit",
                detail: "Nothing was changed. MUSTER_SLACK_SIGNING_SECRET must be the app's own, and this machine's clock right within 5 minutes."
            );
    }

    /// <summary>256 KiB: Slack posts a message back with its button.</summary>
    private sealed class SmallBody : IRequestSizeLimitMetadata
    {
        public long? MaxRequestBodySize => 256 * 1024;
    }
}
