// Who asks for a write, under which operation, and for which version.
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Muster.Core.Kernel;
using Muster.Engine.Ports;
using Muster.Server.Web.Access;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Web.Api;

/// <param name="Operation">What makes a repeated request one command; null for none.</param>
/// <param name="Version">The version that the asker saw and writes for; null when they do not say.</param>
public sealed record Asking(Actor By, Operation? Operation, int? Version = null)
{
    /// <summary>The person who asks; null for a key that stands for nobody.</summary>
    public PersonId? Person => By.Kind == ActorKind.Person ? new PersonId(By.Name) : null;

    /// <summary>The id of what this request makes: a repeated request makes the same thing.</summary>
    public string NewId(IIds ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Operation?.Id ?? ids.New();
    }

    /// <summary>
    /// Reads the headers of an API request; null with a refusal when one of them is not right. A key belongs to its caller and to the address, and says the same each
    /// time: other words under it are refused, so that none are lost in silence.
    /// </summary>
    public static Asking? Read(HttpContext http, out ProblemHttpResult? refusal)
    {
        ArgumentNullException.ThrowIfNull(http);
        string? key = Op.Of(http.Request);
        bool versionRead = Versions.TryAsked(http.Request, out int? version);
        bool operationRead = key is not null || !http.Request.Headers.ContainsKey(Op.Header);
        refusal =
            !versionRead ? BadHeader("If-Match must hold one version as an ETag, such as \"12\".", "request.if_match")
            : !operationRead ? BadHeader("Idempotency-Key must be 1 to 64 letters, digits and hyphens.", "request.idempotency_key")
            : null;
        if (refusal is not null)
        {
            return null;
        }

        Actor by = Who(http);
        return new(by, key is null ? null : new(IdOf(http.Request, by, key), SentContent.Of(http)), version);
    }

    /// <summary>
    /// A form names its submission in a hidden field, and no version: its page lives. Who goes back and types something else sends the same field again, and means
    /// another command: what was typed is a part of the id.
    /// </summary>
    public static Asking OfForm(HttpContext http, IFormCollection? form)
    {
        ArgumentNullException.ThrowIfNull(http);
        Actor by = Who(http);
        string content = SentContent.Of(form ?? FormCollection.Empty);
        return new(by, Op.Of(http.Request, form) is { } key ? new(IdOf(http.Request, by, key, content), content) : null);
    }

    private static string IdOf(HttpRequest request, Actor by, params string[] rest) =>
        SentContent.Digest([by.ToString(), request.Method, request.PathBase + request.Path, .. rest]);

    /// <summary>A key that stands for a person acts as that person.</summary>
    private static Actor Who(HttpContext http)
    {
        Caller caller = Caller.Require(http.User);
        return caller.Person is { } person ? Actor.Person(person.Value) : caller.Actor;
    }

    private static ProblemHttpResult BadHeader(string detail, string code) =>
        RejectionResults.Problem(StatusCodes.Status400BadRequest, "A header could not be read", detail + " Nothing was changed.", code);
}
