// Error answers for readers: a page for a browser, problem+json for a program and for the script, the form of its own for the clients of Alertmanager and of Opsgenie.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;
using Muster.Server.Web.Api;
using Muster.Server.Web.Components;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Web.Errors;

public static class ErrorPages
{
    /// <summary>Seconds after which it is worth trying again when the store cannot be reached.</summary>
    private const string RetryAfterSeconds = "5";

    /// <summary>Stands early in the pipeline: catches what throws, and fills answers that have a status but no body.</summary>
    public static void UseErrorPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandler = http => AnswerAsync(http, http.Response.StatusCode),
                StatusCodeSelector = StatusOf,
                // What is not our defect is no error in our log: strangers could fill it. The access log has its line.
                SuppressDiagnosticsCallback = context => StatusOf(context.Exception) != StatusCodes.Status500InternalServerError,
            }
        );
        app.UseStatusCodePages(context => AnswerAsync(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    /// <summary>A body that is too large or broken is the sender's error; a store that cannot be reached is one that passes.</summary>
    private static int StatusOf(Exception error) =>
        error switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            // What the framework says of a form, a chunk or a part that it cannot read; a failure of our own files comes from elsewhere.
            InvalidDataException => StatusCodes.Status400BadRequest,
            IOException { Source: "Microsoft.AspNetCore.WebUtilities" or "Microsoft.AspNetCore.Server.Kestrel.Core" } =>
                StatusCodes.Status400BadRequest,
            StoreUnavailableException => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        };

    private static Task AnswerAsync(HttpContext http, int status)
    {
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        return AnswerOf(http, status).ExecuteAsync(http);
    }

    private static IResult AnswerOf(HttpContext http, int status)
    {
        if (TextForm.IsFor(http.Request.Path))
        {
            (string what, string then) = SayToProgram(http, status);
            return TextForm.Answer(status, $"{what}. {then}");
        }

        if (MessageForm.IsFor(http.Request.Path))
        {
            (string what, string then) = SayToProgram(http, status);
            return MessageForm.Answer(http, status, $"{what}. {then}");
        }

        if (!WantsPage(http.Request) || Fragment.Asked(http.Request))
        {
            (string title, string more) = SayToProgram(http, status);
            return RejectionResults.Problem(status, title, more, Code(status));
        }

        (string heading, string detail) = Say(status);
        return Fragment.Page<ErrorPage>(
            http,
            new
            {
                Status = status,
                Heading = heading,
                Detail = detail,
                Trace = status >= 500 ? http.TraceIdentifier : null,
            },
            status
        );
    }

    private static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.Any(accept => accept is not null && accept.Contains("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>For programs: stable, as the codes of refusals are.</summary>
    private static string Code(int status) =>
        status switch
        {
            400 => "request.malformed",
            401 => "not_signed_in",
            403 => "not_allowed",
            404 => "no_such_address",
            405 => "method_not_allowed",
            408 or 504 => "too_late",
            409 => "conflict",
            413 => "request.too_large",
            415 => "request.not_json",
            429 => "too_many_tries",
            503 => "store.unavailable",
            >= 500 => "server_error",
            _ => "refused",
        };

    /// <summary>What a person at a browser is told, but for what a sender with a key can do nothing with.</summary>
    private static (string Heading, string Detail) SayToProgram(HttpContext http, int status) =>
        status switch
        {
            401 when http.Response.Headers.WWWAuthenticate.Count > 0 => (
                "It is not known who asks",
                "Nothing was taken. Send a valid key as Authorization: Bearer …, or as the password of basic authentication."
            ),
            403 when Caller.Of(http.User) is { IsKey: true } => (
                "The key may not do that",
                "Nothing was changed. Its scope does not open this address, or the person for whom it stands has not the role that it needs."
            ),
            405 when http.Response.Headers.Allow is { Count: > 0 } methods => (
                "This address does not take that",
                $"Nothing was changed. It takes {methods}."
            ),
            _ => Say(status),
        };

    private static (string Heading, string Detail) Say(int status) =>
        status switch
        {
            400 => ("That request could not be read", "Nothing was changed. Go back, check what you typed and send it again."),
            401 => ("You are not signed in", "Nothing was changed. Sign in and try again."),
            403 => ("You may not do that", "Nothing was changed. An administrator can give you the role that it needs."),
            404 => ("There is nothing here", "The address may be mistyped. What it stood for may be found in the lists of the first page."),
            405 => ("This address does not take that", "Nothing was changed. Use the buttons of the page."),
            408 or 504 => ("That took too long", "It may or may not have been done: look before you try again."),
            409 => ("Somebody was faster", "Nothing of yours was changed. Look at the newest state and decide again."),
            413 => ("That is too large", "Nothing was changed. Send less at once."),
            429 => ("Too many tries", "Nothing was changed. Wait a minute, then try again."),
            503 => (
                "Muster is not ready",
                "Its database does not answer, or it is starting or stopping. Look whether it was done, and try again in a few seconds."
            ),
            >= 500 => (
                "Something broke on our side",
                "What was saved before is kept. Try again; if it happens again, tell an operator the reference below."
            ),
            _ => ("That did not work", "Nothing was changed."),
        };
}
