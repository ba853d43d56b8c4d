// What every route that takes in a sender's body has in common.
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.Metadata;
using Muster.Core.Kernel;
using Muster.Server.Web.Api;

namespace Muster.Server.Intake.Wire;

internal static class IntakeRoute
{
    /// <summary>Lets in bodies as large as the intake takes; elsewhere the server allows less.</summary>
    /// <typeparam name="TBody">What the format's parser reads of it.</typeparam>
    public static RouteHandlerBuilder WithIntakeBody<TBody>(this RouteHandlerBuilder route) =>
        route.WithMetadata(new BodyLimit(), new BodyDescription(typeof(TBody), MayBeEmpty: () => false, IsStrict: false));

    /// <summary>For posts that need no body and read none.</summary>
    public static RouteHandlerBuilder WithNoBody(this RouteHandlerBuilder route) =>
        route.WithMetadata(new BodyDescription(typeof(PostedPing), MayBeEmpty: () => true, IsStrict: false));

    private sealed class BodyLimit : IRequestSizeLimitMetadata
    {
        // One more than is taken, so that the intake itself says that it is too large.
        public long? MaxRequestBodySize => EdgeLimits.BodyBytes + 1;
    }
}
