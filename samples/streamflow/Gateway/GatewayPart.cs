// The door of the system: forwards to the service what admission lets in.
using System.Diagnostics.Metrics;
using StreamFlow.Hosting;
using Yarp.ReverseProxy.Forwarder;

namespace StreamFlow.Gateway;

internal static class GatewayPart
{
    private static readonly ForwarderRequestConfig Waits = new() { ActivityTimeout = TimeSpan.FromSeconds(5) };

    private static readonly Counter<long> Requests = Part.Meter.CreateCounter<long>(
        "streamflow_gateway_requests",
        description: "What came to the door, by outcome: served, failed, shed"
    );

    public static Task RunAsync(string[] settings)
    {
        WebApplicationBuilder builder = Part.Builder(7600, settings);
        builder.Services.AddHttpForwarder();
        WebApplication app = Part.With(builder);
        Admission admission = new();
        Part.Meter.CreateObservableGauge(
            "streamflow_gateway_shed_percent",
            () => admission.Percents.Select(one => new Measurement<int>(one.Value, new KeyValuePair<string, object?>("class", one.Key))),
            description: "The share of a class of viewers that is turned away, in percent"
        );

        RouteGroupBuilder admin = app.MapAdmin();
        admin.MapGet("/shed", () => admission.Percents);
        admin.MapPut(
            "/shed",
            (ShedOrder order) =>
            {
                if (order.Mistake is { } mistake)
                {
                    return Results.Text(mistake, statusCode: 400);
                }

                admission.Shed(order.Percent, order.Class);
                return Results.Ok(admission.Percents);
            }
        );

        string service = app.Configuration.Address("service", 7601).ToString();
        HttpMessageInvoker invoker = new(
            new SocketsHttpHandler
            {
                UseProxy = false,
                AllowAutoRedirect = false,
                UseCookies = false,
            }
        );
        app.Map(
            "/films/{**rest}",
            (HttpContext http, IHttpForwarder forwarder) => AnswerAsync(http, forwarder, admission, service, invoker)
        );
        return app.RunAsync();
    }

    /// <summary>Who is shed is told when to come again, so that a polite client does not knock at once.</summary>
    private static async Task AnswerAsync(
        HttpContext http,
        IHttpForwarder forwarder,
        Admission admission,
        string service,
        HttpMessageInvoker invoker
    )
    {
        if (!admission.Admits(http.Request.Headers["X-Viewer"].ToString(), http.Request.Headers["X-Viewer-Class"].ToString()))
        {
            Requests.One("shed");
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            http.Response.Headers.RetryAfter = "10";
            return;
        }

        ForwarderError error = await forwarder.SendAsync(http, service, invoker, Waits, HttpTransformer.Default);
        Requests.One(error == ForwarderError.None && http.Response.StatusCode < 500 ? "served" : "failed");
    }
}
