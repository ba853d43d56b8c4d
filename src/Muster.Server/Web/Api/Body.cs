// A JSON request body, read strictly: every mistake in it is found before anything is answered.
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;

namespace Muster.Server.Web.Api;

/// <summary>
/// A parameter of a route in a group <see cref="BodyRoutes.WithBodies"/>, which answers the refusal, so that a handler that runs has a value. A body that is
/// missing counts as an empty object: whether that is enough is for the record's required fields to say.
/// </summary>
public sealed class Body<T> : IBody, IBindableFromHttpContext<Body<T>>, IEndpointParameterMetadataProvider
    where T : class
{
    private readonly T? _value;

    private Body(T? value, ProblemHttpResult? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    public ProblemHttpResult? Refusal { get; }

    public T Value => _value ?? throw new InvalidOperationException("The body was refused: the route needs the BodyFilter.");

    static async ValueTask<Body<T>?> IBindableFromHttpContext<Body<T>>.BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        (byte[]? bytes, ProblemHttpResult? refusal) = await BodyBytes.ReadAsync(context.Request, context.RequestAborted);
        if (bytes is null)
        {
            return new(value: null, refusal);
        }

        (T? value, refusal) = BodyReader<T>.Read(bytes);
        return new(value, refusal);
    }

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Metadata.Add(new BodyDescription(typeof(T), () => BodyReader<T>.MayBeEmpty, IsStrict: true));
    }
}
