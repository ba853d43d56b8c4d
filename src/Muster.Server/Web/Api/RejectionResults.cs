// The one place where a refusal becomes an HTTP answer: its status, and its problem+json.
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Core.Kernel;

namespace Muster.Server.Web.Api;

/// <summary>
/// Every problem carries <c>code</c>, which is stable, and <c>errors</c> with each mistake in the input, its <c>field</c> named as the request names it.
/// </summary>
public static class RejectionResults
{
    public const string CodeKey = "code";
    public const string ErrorsKey = "errors";

    /// <summary>409, 422, 404, 403 or 412.</summary>
    public static int Status(this RejectionKind kind) =>
        kind switch
        {
            RejectionKind.Conflict => StatusCodes.Status409Conflict,
            RejectionKind.Invalid => StatusCodes.Status422UnprocessableEntity,
            RejectionKind.NotFound => StatusCodes.Status404NotFound,
            RejectionKind.Forbidden => StatusCodes.Status403Forbidden,
            RejectionKind.Stale => StatusCodes.Status412PreconditionFailed,
        };

    public static ProblemHttpResult ToProblem(this Rejection why)
    {
        ArgumentNullException.ThrowIfNull(why);
        return Problem(why.Kind.Status(), Title(why.Kind), why.Sentence(), why.Code, why.Errors);
    }

    /// <summary>400: the query of a reader cannot be answered.</summary>
    public static ProblemHttpResult ToBadQuestion(this Rejection why)
    {
        ArgumentNullException.ThrowIfNull(why);
        return Problem(StatusCodes.Status400BadRequest, "The question is not right", why.Sentence(), why.Code, why.Errors);
    }

    /// <summary>The refusal in one or two sentences, without the list of mistakes: those stand at their fields.</summary>
    public static string Sentence(this Rejection why)
    {
        ArgumentNullException.ThrowIfNull(why);
        int list = why.Errors.IsEmpty ? -1 : why.Message.IndexOf($" {why.Errors[0].Field}: ", StringComparison.Ordinal);
        return list > 0 ? why.Message[..list] : why.Message;
    }

    /// <summary>The refusal with every mistake after it, for a reader who sees no fields.</summary>
    public static string Whole(this Rejection why)
    {
        ArgumentNullException.ThrowIfNull(why);
        return string.Join(' ', why.Errors.Select(error => error.Message).Prepend(why.Sentence()));
    }

    public static ProblemHttpResult Problem(int status, string title, string detail, string code, IEnumerable<FieldError>? errors = null) =>
        TypedResults.Problem(
            statusCode: status,
            title: title,
            detail: detail,
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [CodeKey] = code,
                [ErrorsKey] = (errors ?? []).Select(error => new FieldError(FieldNames.InJson(error.Field), error.Message)).ToArray(),
            }
        );

    private static string Title(RejectionKind kind) =>
        kind switch
        {
            RejectionKind.Conflict => "It cannot be done as things stand",
            RejectionKind.Invalid => "The input is not right",
            RejectionKind.NotFound => "There is no such thing",
            RejectionKind.Forbidden => "You may not do that",
            RejectionKind.Stale => "It has changed since you read it",
        };
}
