// What routes say of themselves, for the description of the API.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Muster.Server.Web.Fragments;

namespace Muster.Server.Web.Api;

/// <summary>Refusals that every route can answer are not said here: whoever describes the API adds them.</summary>
public static class Describing
{
    /// <summary>The stable codes that the route itself answers with this status.</summary>
    public static TRoute Refuses<TRoute>(this TRoute route, int status, params string[] codes)
        where TRoute : IEndpointConventionBuilder => route.WithMetadata([.. codes.Select(code => new RefusalDescription(status, code))]);

    /// <summary>For writes that heed <c>If-Match</c> and <c>Idempotency-Key</c>.</summary>
    public static TRoute WithWriteHeaders<TRoute>(this TRoute route)
        where TRoute : IEndpointConventionBuilder =>
        route
            .WithIdempotencyKey()
            .WithParameter(
                "If-Match",
                ParameterLocation.Header,
                "The ETag that the write was made for; where it has changed since, the answer is 412."
            )
            .Refuses(StatusCodes.Status400BadRequest, "request.if_match")
            .Refuses(StatusCodes.Status412PreconditionFailed, "stale_version");

    /// <summary>For writes that heed <c>Idempotency-Key</c> and are for no version.</summary>
    public static TRoute WithIdempotencyKey<TRoute>(this TRoute route)
        where TRoute : IEndpointConventionBuilder =>
        route
            .WithParameter(
                Op.Header,
                ParameterLocation.Header,
                "1 to 64 letters, digits and hyphens: a request that the same caller repeats with it is one command. Another request needs another key."
            )
            .Refuses(StatusCodes.Status400BadRequest, "request.idempotency_key")
            .Refuses(StatusCodes.Status409Conflict, "conflict")
            .Refuses(StatusCodes.Status422UnprocessableEntity, "request.idempotency_reused");

    /// <summary>For answers that carry the version of what they show.</summary>
    public static TRoute WithVersion<TRoute>(this TRoute route)
        where TRoute : IEndpointConventionBuilder => route.WithHeader("ETag", "The version of what is answered, for If-Match.");

    /// <summary>For a route that answers 304 to whoever has the version already.</summary>
    public static RouteHandlerBuilder WithVersionedReading(this RouteHandlerBuilder route) =>
        route
            .WithVersion()
            .WithParameter(
                "If-None-Match",
                ParameterLocation.Header,
                "The ETag of what the reader has: while it stands, the answer is 304."
            )
            .Produces(StatusCodes.Status304NotModified);

    public static TRoute WithHeader<TRoute>(this TRoute route, string name, string description)
        where TRoute : IEndpointConventionBuilder => route.WithMetadata(new HeaderDescription(name, description));

    public static TRoute WithParameter<TRoute>(
        this TRoute route,
        string name,
        ParameterLocation location,
        string description,
        bool isMany = false
    )
        where TRoute : IEndpointConventionBuilder => route.WithMetadata(new ParameterDescription(name, location, description, isMany));
}
