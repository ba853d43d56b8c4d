// The door of GitLab's webhooks, through which deployments, pipelines, tags and feature flags come in as changes.
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Intake;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.GitLab;

internal static class GitLabRoutes
{
    private const string Token = "X-Gitlab-Token";

    public static void MapGitLab(this IEndpointRouteBuilder routes) =>
        routes
            .MapPost(ProblemDoor.Path("gitlab"), PostAsync)
            .AsChangeDoor<PostedGitLabEvent>()
            .WithName("NotifyAsGitLab")
            .WithSummary(
                "Takes GitLab's webhook: ended deployments, ended pipelines of the default branch, pushed tags and switched feature flags are changes"
            )
            .WithDescription("Other events are answered 200 and passed over.")
            .WithParameter(Token, ParameterLocation.Header, "The key once more, as the webhook's secret token; checked when it is sent.");

    private static async Task<IResult> PostAsync(HttpContext http, ChangeIntake intake, TimeProvider clock)
    {
        IntakeBody body = await IntakeBody.ReadAsync(http, clock);
        if (!body.IsTaken)
        {
            return ProblemDoor.Refused(body.Status, body.Why);
        }

        return IsForged(http)
            ? ProblemDoor.Refused(
                StatusCodes.Status400BadRequest,
                $"Nothing was taken: {Token} is not the key. Give the webhook this key as its secret token, or leave the token out."
            )
            : await ChangeDoor.TakeAsync(http, intake, body.Bytes, GitLabParser.Read);
    }

    /// <summary>Source: GitLab's documentation of webhooks: the secret token comes as it is in a header.</summary>
    private static bool IsForged(HttpContext http)
    {
        string token = http.Request.Headers[Token].ToString();
        return token.Length > 0
            && !CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(token),
                Encoding.UTF8.GetBytes(ApiKeyScheme.TokenOf(http) ?? "")
            );
    }
}
