// Refuses a key in the query of an address, where it would end up in logs.
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Web.Access;

/// <summary>It is refused whether the key is valid or not: a sender that works by chance would leave it in every proxy on the way.</summary>
public sealed class KeyInQuery(RequestDelegate next)
{
    /// <summary>What the tokens of all keys begin with.</summary>
    private const string TokenPrefix = "mstr_";

    private static readonly string[] Names = ["key", "api_key", "apikey", "access_token", "routing_key"];

    public Task InvokeAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Request.QueryString.HasValue && CarriesKey(http.Request) ? RefuseAsync(http) : next(http);
    }

    private static bool CarriesKey(HttpRequest request) =>
        request.Query.Any(field =>
            Names.Contains(field.Key, StringComparer.OrdinalIgnoreCase)
            || field.Value.Any(value => value is not null && value.StartsWith(TokenPrefix, StringComparison.Ordinal))
        );

    private static Task RefuseAsync(HttpContext http) =>
        Results
            .Problem(
                statusCode: StatusCodes.Status400BadRequest,
                title: "A key does not belong in the address.",
                detail: "Nothing was taken. Addresses end up in logs: send the key as Authorization: Bearer …, as the password of basic authentication, or in the "
                    + "path of /intake/{key}/…, /heartbeat/{key}/… or /api/push/{key}. If it was a real key, revoke it.",
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "key_in_query" }
            )
            .ExecuteAsync(http);
}
