// Answers a request whose body could not be read, before the route runs.
using Microsoft.AspNetCore.Http;

namespace Muster.Server.Web.Api;

public sealed class BodyFilter : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        return context.Arguments.OfType<IBody>().FirstOrDefault(body => body.Refusal is not null)?.Refusal is { } refusal
            ? ValueTask.FromResult<object?>(refusal)
            : next(context);
    }
}
