// Renders a page of the status site to text, outside any request.
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Muster.Server.StatusPage.Site;

public sealed class SiteRenderer(ILoggerFactory loggers)
{
    /// <summary>The components of the site ask for no service: what is not in their parameters they cannot show.</summary>
    private static readonly IServiceProvider Nothing = new ServiceCollection().BuildServiceProvider();

    public async Task<string> RenderAsync<TPage>(IDictionary<string, object?> parameters)
        where TPage : IComponent
    {
        await using HtmlRenderer renderer = new(Nothing, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString()
        );
    }
}
