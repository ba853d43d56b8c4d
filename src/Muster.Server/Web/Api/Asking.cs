// Who asks for a write, under which operation, and for which version.
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Web.Api;

/// <param name="Operation">The id by which a repeated request is one command; null for none.</param>
/// <param name="Version">The version that the asker saw and writes for; null when they do not say.</param>
public sealed record Asking(Actor By, string? Operation, int? Version = null)
{
    /// <summary>The person who asks; null for a key that stands for nobody.</summary>
    public PersonId? Person => By.Kind == ActorKind.Person ? new PersonId(By.Name) : null;

    /// <summary>The id of what this request makes: a repeated request makes the same thing.</summary>
    public string NewId(IIds ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Operation ?? ids.New();
    }

    /// <summary>Reads the headers of an API request; null with a refusal when one of them is not right.</summary>
    public static Asking? Read(HttpContext http, out ProblemHttpResult? refusal)
    {
        ArgumentNullException.ThrowIfNull(http);
        string? operation = Op.Of(http.Request);
        bool versionRead = Versions.TryAsked(http.Request, out int? version);
        bool operationRead = operation is not null || !http.Request.Headers.ContainsKey(Op.Header);
        refusal =
            !versionRead ? BadHeader("If-Match must hold one version as an ETag, such as \"12\".", "request.if_match")
            : !operationRead ? BadHeader("Idempotency-Key must be 1 to 64 letters, digits and hyphens.", "request.idempotency_key")
            : null;
        return refusal is null ? new(Who(http), operation, version) : null;
    }

    /// <summary>A form names its submission in a hidden field, and no version: its page lives.</summary>
    public static Asking OfForm(HttpContext http, IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(http);
        return new(Who(http), Op.Of(http.Request, form));
    }

    /// <summary>A key that stands for a person acts as that person.</summary>
    private static Actor Who(HttpContext http)
    {
        Caller caller = Caller.Require(http.User);
        return caller.Person is { } person ? Actor.Person(person.Value) : caller.Actor;
    }

    private static ProblemHttpResult BadHeader(string detail, string code) =>
        RejectionResults.Problem(StatusCodes.Status400BadRequest, "A header could not be read", detail + " Nothing was changed.", code);
}
