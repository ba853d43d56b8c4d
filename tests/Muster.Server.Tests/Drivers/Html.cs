// Renders a component, or a page of the test host, to a document that a test can question.
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Muster.Server.Tests.Drivers.InMemory;
using Muster.Server.Web.Assets;
using Muster.Server.Web.Views;

namespace Muster.Server.Tests.Drivers;

internal static class Html
{
    public static async Task<IElement> OfAsync<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(WebHost.Now))
            .AddSingleton<INonce, CountingNonce>()
            .AddSingleton<Bundle>()
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var values = parameters.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
        var text = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(values));
            return root.ToHtmlString();
        });
        return Parse(text).Body!;
    }

    public static RenderFragment Text(string text) => builder => builder.AddContent(0, text);

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    public static async Task<IHtmlDocument> PageAsync(HttpClient client, string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await client.SendAsync(request);
        return Parse(await response.Content.ReadAsStringAsync());
    }
}
