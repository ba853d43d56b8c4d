// The door of GitHub's webhooks, through which deployments, releases and pushes to the default branch come in as changes.
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Core.Kernel;
using Muster.Engine.Intake;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.GitHub;

internal static class GitHubRoutes
{
    private const string EventHeader = "X-GitHub-Event";

    public static void MapGitHub(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost(ProblemDoor.Path("github"), PostAsync)
            .AsChangeDoor<PostedGitHubEvent>()
            .WithName("NotifyAsGitHub")
            .WithSummary("Takes GitHub's webhook: ended deployments, published releases and pushes to the default branch are changes")
            .WithDescription(
                "Other events are answered 200 and passed over. The body may be JSON, or a form with the JSON in its field payload."
            )
            .WithParameter(EventHeader, ParameterLocation.Header, "Which event it is, as GitHub names it.")
            .WithParameter(
                GitHubSignature.Header,
                ParameterLocation.Header,
                "The HMAC of the body with the key as the webhook's secret; checked when it is sent."
            );

    private static async Task<IResult> PostAsync(HttpContext http, ChangeIntake intake, TimeProvider clock)
    {
        IntakeBody body = await IntakeBody.ReadAsync(http, clock);
        if (!body.IsTaken)
        {
            return ProblemDoor.Refused(body.Status, body.Why);
        }

        if (GitHubSignature.Check(http.Request.Headers, ApiKeyScheme.TokenOf(http) ?? "", body.Bytes.Span) is { } forged)
        {
            return ProblemDoor.Refused(StatusCodes.Status400BadRequest, forged);
        }

        string kind = EdgeText.Line(http.Request.Headers[EventHeader].ToString(), EdgeLimits.NameBytes);
        return await ChangeDoor.TakeAsync(http, intake, Json(body.Bytes), fields => GitHubParser.Read(kind, fields));
    }

    /// <summary>GitHub sends a form unless its webhook says JSON.</summary>
    private static ReadOnlyMemory<byte> Json(ReadOnlyMemory<byte> body)
    {
        ReadOnlySpan<byte> field = "payload="u8;
        return body.Span.StartsWith(field) ? WebUtility.UrlDecodeToBytes(body.ToArray(), field.Length, body.Length - field.Length) : body;
    }
}
