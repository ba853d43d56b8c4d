// Says of each described operation who may ask, and how they show who they are.
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using ParameterLocation = Muster.Server.Web.Api.ParameterLocation;

namespace Muster.Server.Tests.Hosting.Described;

internal static class ApiSecurity
{
    private const string Session = "session";
    private const string Key = "key";
    private const string IntakeKey = "intakeKey";

    /// <summary>The ways in, by the names that operations use.</summary>
    public static Dictionary<string, IOpenApiSecurityScheme> Schemes() =>
        new(StringComparer.Ordinal)
        {
            [Session] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = Microsoft.OpenApi.ParameterLocation.Cookie,
                Name = "muster",
                Description = "The session of a person who signed in with a browser; over https the cookie is named `__Host-muster`.",
            },
            [Key] = Bearer("A key of scope api: `muster key create NAME --scope api --as EMAIL`. It may do what its person may."),
            [IntakeKey] = Bearer(
                "A key of scope intake: `muster key create NAME --scope intake`. It sends, reads and resolves alerts and silences its own; nothing else."
            ),
        };

    /// <summary>Nobody has to show anything where the route lets strangers in, or finds a key in its path.</summary>
    public static void Describe(OpenApiOperation operation, IList<object> metadata, OpenApiDocument document)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(metadata);
        bool hasKeyInPath = metadata
            .OfType<ParameterDescription>()
            .Any(one => one is { In: ParameterLocation.Path, Name: ApiKeyScheme.RouteValue });
        operation.Security =
        [
            .. Ways(metadata).Select(way => new OpenApiSecurityRequirement { [new(way, document)] = [] }),
            .. hasKeyInPath ? [new OpenApiSecurityRequirement()] : Array.Empty<OpenApiSecurityRequirement>(),
        ];
    }

    /// <summary>Who passes a route's policy, for whoever was turned away; null where anybody does.</summary>
    public static string? WhoMay(IList<object> metadata) =>
        Policy(metadata) switch
        {
            null => null,
            Policies.Intake => "It takes a key of scope intake or api.",
            Policies.Send => "It takes a key of scope intake or api that does not stand for a viewer.",
            Policies.Known => "It takes a person who is signed in, or a key.",
            Policies.Administer => "It takes an admin, or a key that stands for one.",
            Policies.Respond => "It takes a responder or an admin, or a key of scope api.",
            _ => "It takes a person who is signed in, or a key of scope api.",
        };

    private static string[] Ways(IList<object> metadata) =>
        Policy(metadata) switch
        {
            null => [],
            Policies.Intake or Policies.Send => [IntakeKey, Key],
            Policies.Known => [Session, Key, IntakeKey],
            _ => [Session, Key],
        };

    private static string? Policy(IList<object> metadata) =>
        metadata.OfType<IAllowAnonymous>().Any() ? null : metadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy ?? Policies.Read;

    private static OpenApiSecurityScheme Bearer(string description) =>
        new()
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = description + " It is taken as `GenieKey` and as the password of basic authentication too.",
        };
}
