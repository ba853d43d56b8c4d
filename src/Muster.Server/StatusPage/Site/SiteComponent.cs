// What all pages of the status site are given.
using Microsoft.AspNetCore.Components;

namespace Muster.Server.StatusPage.Site;

public abstract class SiteComponent : ComponentBase
{
    [Parameter, EditorRequired]
    public required SitePage Page { get; set; }
}
