// The short way of a small post of plain alerts: past all that is made for browsers, and by every check that a sender meets.
using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Muster.Engine.Intake;
using Muster.Server.Intake.Wire;
using Muster.Server.Web.Access;
using Muster.Server.Web.Guards;
using Muster.Storage.Access;

namespace Muster.Server.Intake.Alertmanager;

/// <summary>
/// Takes what carries a valid key as a bearer token and no cookie, and a body that has arrived whole and is right, or is still on its way; anything else goes the ordinary
/// way untouched, which knows what to refuse and how to say so. In a storm that way takes longer than an alert.
/// </summary>
internal sealed class PlainDoor(RequestDelegate next, AlertIntake intake, IKeyRing keys, EndpointDataSource routes, TimeProvider clock)
{
    /// <summary>64 KiB: what is larger holds so many alerts that the way no longer matters.</summary>
    private const int BytesMax = 64 * 1024;

    private const string Bearer = "Bearer ";

    private Endpoint? _route;

    public Task InvokeAsync(HttpContext http) =>
        !Thread.CurrentThread.IsThreadPoolThread ? InvokeElsewhereAsync(http)
        : TokenOf(http.Request) is { } token ? TakeAsync(http, token)
        : next(http);

    /// <summary>The answer to the request before was written on the intake's own thread, and this one was sent behind it without waiting: it must not stay there.</summary>
    private async Task InvokeElsewhereAsync(HttpContext http)
    {
        await Task.Yield();
        await InvokeAsync(http);
    }

    /// <summary>The key of a request that may be one of these; null for any other.</summary>
    private static string? TokenOf(HttpRequest request)
    {
        bool isOurs =
            HttpMethods.IsPost(request.Method)
            && request.Path.Equals(AlertRoutes.Path, StringComparison.Ordinal)
            && !request.QueryString.HasValue
            && request.ContentLength is > 0 and <= BytesMax
            && request.Headers.Cookie.Count == 0
            && request.Headers.ContentEncoding.Count == 0;
        return isOurs && request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.Ordinal)
            ? header[Bearer.Length..]
            : null;
    }

    private async Task TakeAsync(HttpContext http, string token)
    {
        KnownKey? key = await keys.FindAsync(token, CancellationToken.None);
        if (key is not { MaySend: true, Scope: ApiKeyScope.Intake or ApiKeyScope.Api })
        {
            await next(http);
            return;
        }

        if (!HasArrived(http.Request))
        {
            Begin(http);
            await (await AlertRoutes.TakeAsync(http, key.Name, intake, clock)).ExecuteAsync(http);
            return;
        }

        using FrameReading? read = Read(http.Request, key.Name);
        if (read is null)
        {
            await next(http);
            return;
        }

        Begin(http);
        if (await AlertRoutes.StoreAsync(http.Response, intake, key.Name, read.Signals) is { } refusal)
        {
            await refusal.ExecuteAsync(http);
        }
    }

    private void Begin(HttpContext http)
    {
        http.SetEndpoint(_route ??= Route());
        SecurityHeaders.Write(http.Response);
    }

    private static bool HasArrived(HttpRequest request)
    {
        PipeReader pipe = request.BodyReader;
        if (!pipe.TryRead(out ReadResult arrived))
        {
            return false;
        }

        pipe.AdvanceTo(arrived.Buffer.Start);
        return arrived.Buffer.Length == request.ContentLength;
    }

    /// <summary>Reads the body that has arrived when it is right; null, and nothing of it is used up, when not.</summary>
    private static FrameReading? Read(HttpRequest request, string key)
    {
        PipeReader pipe = request.BodyReader;
        pipe.TryRead(out ReadResult arrived);
        int length = (int)arrived.Buffer.Length;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        arrived.Buffer.CopyTo(buffer);
        FrameReading read = AlertListParser.Parse(key, new(buffer, length, StatusCodes.Status200OK, ""));
        if (read is { Malformed: null, Bad.IsEmpty: true, Signals.Count: > 0 })
        {
            pipe.AdvanceTo(arrived.Buffer.End);
            return read;
        }

        read.Dispose();
        pipe.AdvanceTo(arrived.Buffer.Start);
        return null;
    }

    /// <summary>What metrics and the log say of it, as on the ordinary way.</summary>
    private Endpoint Route() =>
        routes.Endpoints.First(route => route.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == AlertRoutes.PostName);
}
