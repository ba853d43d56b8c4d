// How Opsgenie's API answers: one envelope for what is taken, for data and for refusals, and its headers.
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Muster.Engine.Ports;
using Muster.Server.Intake.Wire;

namespace Muster.Server.Intake.Opsgenie;

internal static class OpsgenieAnswers
{
    public const string RequestHeader = "X-Request-ID";
    public const string TookHeader = "X-Response-Time";
    public const string RateHeader = "X-RateLimit-State";

    private const string Unprocessable = "Request body is not processable. Please check the errors.";
    private static readonly object Start = new();

    /// <summary>Notes when the request came, and answers in this form also when nothing can be stored.</summary>
    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        http.Items[Start] = Clock(http).GetTimestamp();
        try
        {
            return await next(context);
        }
        catch (StoreUnavailableException)
        {
            ReceiptHeader.WriteRetryAfter(http.Response);
            return Refused(
                http,
                StatusCodes.Status503ServiceUnavailable,
                "Nothing can be stored or read at the moment, so nothing was taken. Send it again."
            );
        }
    }

    /// <summary>202: durable, and what became of it stands under the request's id.</summary>
    public static IResult Taken(HttpContext http, string request, string result = "Request will be processed")
    {
        double took = Head(http, request);
        return Results.Json(new TakenAnswer(result, took, request), statusCode: StatusCodes.Status202Accepted);
    }

    public static IResult Found<TData>(HttpContext http, TData data, int status = StatusCodes.Status200OK)
    {
        string request = NewId(http);
        return Results.Json(new FoundAnswer<TData>(data, Head(http, request), request), statusCode: status);
    }

    public static IResult Refused(HttpContext http, int status, string message, IReadOnlyDictionary<string, string>? errors = null)
    {
        string request = NewId(http);
        return Results.Json(
            new RefusedAnswer(message, Head(http, request), request, errors is { Count: > 0 } ? errors : null),
            statusCode: status
        );
    }

    /// <summary>422 with every mistake under the name of its field.</summary>
    public static IResult Wrong(HttpContext http, IReadOnlyDictionary<string, string> errors) =>
        Refused(http, StatusCodes.Status422UnprocessableEntity, Unprocessable, errors);

    public static string NewId(HttpContext http) => http.RequestServices.GetRequiredService<IIds>().New();

    /// <summary>Writes the headers of every answer; answers how many seconds it took.</summary>
    private static double Head(HttpContext http, string request)
    {
        double took = http.Items[Start] is long start ? Math.Round(Clock(http).GetElapsedTime(start).TotalSeconds, 3) : 0;
        IHeaderDictionary headers = http.Response.Headers;
        headers[RequestHeader] = request;
        headers[TookHeader] = took.ToString("0.000", CultureInfo.InvariantCulture);
        // Muster counts nobody's requests; clients that read these headers slow down when they are missing or say otherwise.
        headers[RateHeader] = "OK";
        headers["X-RateLimit-Reason"] = "ACCOUNT";
        headers["X-RateLimit-Period-In-Sec"] = "60";
        return took;
    }

    private static TimeProvider Clock(HttpContext http) => http.RequestServices.GetRequiredService<TimeProvider>();
}
