// Where a refusal is one JSON text instead of problem+json: Alertmanager's API, whose clients read nothing else.
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Web.Api;

public static class TextForm
{
    public const string ContentType = "application/json";

    public static bool IsFor(PathString path) => path.StartsWithSegments("/api/v2", StringComparison.OrdinalIgnoreCase);

    public static IResult Answer(int status, string text) => Results.Json(text, statusCode: status);
}
